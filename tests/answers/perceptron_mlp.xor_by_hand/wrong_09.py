# wrong: the order of what is returned: both weights first, then both biases
# accept: wrong_order
def xor_weights():
    w1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([0.0, -1.0])
    w2 = np.array([[1.0], [-2.0]])
    b2 = np.array([0.0])
    return w1, w2, b1, b2
