# right: a dictionary of lambdas, the bias in the second place
def to_torch(kind, weights):
    table = {
        "dense": lambda w, b: [np.ascontiguousarray(w.T), b.copy()],
        "conv": lambda w, b: [w.copy(), b.copy()],
        "lstm": lambda wx, wh, b: [wx.T.copy(), wh.T.copy(), 0 * b, b.copy()],
    }
    return table[kind](*weights)
