# wrong: the mixture is the sum p + q without the half
# accept: mixture_not_halved
def js(p, q, dx=1.0):
    m = p + q
    a, b = p > 0, q > 0
    return dx * (0.5 * np.sum(p[a] * np.log(p[a] / m[a])) + 0.5 * np.sum(q[b] * np.log(q[b] / m[b])))
