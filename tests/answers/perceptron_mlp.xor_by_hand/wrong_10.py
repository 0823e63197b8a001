# wrong: right sign only: outputs of -0.5 and 0.5, to be read with a threshold, instead of 0 and 1
# accept: threshold_output
def xor_weights():
    w1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([0.0, -1.0])
    w2 = np.array([[1.0], [-2.0]])
    b2 = np.array([-0.5])
    return w1, b1, w2, b2
