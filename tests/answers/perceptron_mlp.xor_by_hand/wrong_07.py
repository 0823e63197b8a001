# wrong: no biases at all: (1, 1) gives 2 - 4
# accept: stays_linear
def xor_weights():
    w1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([0.0, 0.0])
    w2 = np.array([[1.0], [-2.0]])
    b2 = np.array([0.0])
    return w1, b1, w2, b2
