# right: large hidden weights, small output weights, off by 0.05
def xor_weights():
    w1 = np.full((2, 2), 10.0)
    b1 = np.array([0.0, -10.0])
    w2 = np.array([[0.1], [-0.2]])
    b2 = np.array([0.05])
    return w1, b1, w2, b2
