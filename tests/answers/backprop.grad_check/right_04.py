# right: plain lists, max of Python
def grad_check(f, x, grad, eps=1e-5):
    values = [float(v) for v in np.asarray(x).flatten()]
    given = [float(g) for g in np.asarray(grad).flatten()]

    def at(i, step):
        moved = list(values)
        moved[i] = moved[i] + step
        return float(f(np.array(moved).reshape(np.shape(x))))

    slopes = [(at(i, eps) - at(i, -eps)) / (2 * eps) for i in range(len(values))]
    worst = max(abs(s - g) for s, g in zip(slopes, given))
    return worst / max(abs(s) for s in slopes)
