# wrong: the gradient of the cross-entropy loss, p - y
# accept: gradient_of_loss
def saliency(x, w1, b1, w2, b2, k):
    z = x @ w1 + b1
    h = np.maximum(z, 0)
    s = h @ w2 + b2
    p = np.exp(s - s.max()) / np.exp(s - s.max()).sum()
    p[k] -= 1
    dh = w2 @ p
    dh[z <= 0] = 0
    return abs(w1 @ dh)
