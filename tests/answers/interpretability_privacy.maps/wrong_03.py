# wrong: no ReLU on the way back
# accept: relu_forgotten
def saliency(x, w1, b1, w2, b2, k):
    return np.abs(w1 @ w2[:, k])
