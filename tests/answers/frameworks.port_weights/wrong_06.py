# wrong: reshape instead of transpose, the shape fits but the numbers are in the wrong places
# accept: only_reshaped
def to_torch(kind, weights):
    def turn(w):
        return w.reshape(w.shape[1], w.shape[0])
    if kind == "dense":
        return [turn(weights[0]), weights[1]]
    if kind == "conv":
        return list(weights)
    wx, wh, b = weights
    return [turn(wx), turn(wh), b, np.zeros_like(b)]
