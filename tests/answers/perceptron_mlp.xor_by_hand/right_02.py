# right: one difference for each direction
def xor_weights():
    w1 = np.array([[1, -1], [-1, 1]])
    b1 = np.zeros(2)
    w2 = np.ones((2, 1))
    b2 = np.zeros(1)
    return w1, b1, w2, b2
