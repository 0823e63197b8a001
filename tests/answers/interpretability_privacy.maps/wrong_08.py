# wrong: bias forgotten
# accept: bias_forgotten
def saliency(x, w1, b1, w2, b2, k):
    on = (x @ w1) > 0
    return np.abs(w1 @ (on * w2[:, k]))
