# wrong: the output for (1, 1) is 1: the second unit is subtracted once, not twice
# accept: computes_or
def xor_weights():
    w1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([0.0, -1.0])
    w2 = np.array([[1.0], [-1.0]])
    b2 = np.array([0.0])
    return w1, b1, w2, b2
