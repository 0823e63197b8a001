# wrong: the activation instead of its slope
# accept: activation_instead
def saliency(x, w1, b1, w2, b2, k):
    h = np.maximum(x @ w1 + b1, 0)
    return np.abs(w1 @ (h * w2[:, k]))
