# wrong: multiplied by the image
# accept: times_input
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    g = w1 @ (on * w2[:, k])
    return np.abs(g * x)
