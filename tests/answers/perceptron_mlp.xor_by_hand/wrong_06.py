# wrong: rows of w1 taken for the hidden units: (out, in)
# accept: weights_transposed
def xor_weights():
    w1 = np.array([[1.0, 1.0], [2.0, 2.0]])
    b1 = np.array([0.0, -2.0])
    w2 = np.array([[1.0], [-1.0]])
    b2 = np.array([0.0])
    return w1, b1, w2, b2
