# wrong: one difference only: (0, 1) gives 0 because the ReLU cuts the negative side off
# accept: one_direction_only
def xor_weights():
    w1 = np.array([[1.0, 0.0], [-1.0, 0.0]])
    b1 = np.array([0.0, 0.0])
    w2 = np.array([[1.0], [1.0]])
    b2 = np.array([0.0])
    return w1, b1, w2, b2
