# wrong: w2 has shape (2,) instead of (2, 1)
# accept: other_shapes axis_left_over
def xor_weights():
    w1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([0.0, -1.0])
    w2 = np.array([1.0, -2.0])
    b2 = np.array([0.0])
    return w1, b1, w2, b2
