# wrong: the best class instead of class k
# accept: predicted_class
def saliency(x, w1, b1, w2, b2, k):
    z = x @ w1 + b1
    s = np.maximum(z, 0) @ w2 + b2
    c = np.argmax(s)
    return np.abs(w1 @ ((z > 0) * w2[:, c]))
