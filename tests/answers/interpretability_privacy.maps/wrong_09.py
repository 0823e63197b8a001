# wrong: divided by the maximum
# accept: rescaled
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    g = np.abs(w1 @ (on * w2[:, k]))
    return g / g.max()
