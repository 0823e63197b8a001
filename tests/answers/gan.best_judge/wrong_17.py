# wrong: the symmetric Kullback-Leibler divergence between p and q instead of each with the mixture
# accept: without_mixture
def js(p, q, dx=1.0):
    k = (p > 0) & (q > 0)
    kl1 = np.sum(p[k] * np.log(p[k] / q[k])) * dx
    kl2 = np.sum(q[k] * np.log(q[k] / p[k])) * dx
    return 0.5 * kl1 + 0.5 * kl2
