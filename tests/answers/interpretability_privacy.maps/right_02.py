# right: forward pass kept, layer by layer as in chapter 6
def saliency(x, w1, b1, w2, b2, k):
    z1 = x @ w1 + b1
    h = np.maximum(0, z1)
    scores = h @ w2 + b2
    dscores = np.zeros_like(scores)
    dscores[k] = 1
    dh = w2 @ dscores
    dz1 = dh.copy()
    dz1[z1 <= 0] = 0
    dx = w1 @ dz1
    return np.abs(dx)
