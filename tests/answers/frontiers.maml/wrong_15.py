# wrong: plus alpha H
# accept: way_added
def mse_slope(w, x, y):
    g = np.zeros(len(w))
    for row, goal in zip(x, y):
        g = g + 2 * (np.dot(row, w) - goal) * row
    return g / len(y)


def adapt(w, x, y, alpha):
    return np.array(w, dtype=float) - alpha * mse_slope(w, x, y)


def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    slopes = [mse_slope(adapt(w, a, b, alpha), c, d) for a, b, c, d in zip(xs, ys, xq, yq)]
    if first_order:
        return np.mean(slopes, axis=0)
    corrected = []
    for x, slope in zip(xs, slopes):
        h = sum(2 * np.outer(row, row) for row in x) / len(x)
        corrected.append(slope + alpha * h.dot(slope))
    return np.mean(corrected, axis=0)
