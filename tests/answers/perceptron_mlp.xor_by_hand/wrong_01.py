# wrong: thresholds of a step function (OR and AND at 0.5 and 1.5), but the hidden units are ReLUs
# accept: step_units
def xor_weights():
    w1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([-0.5, -1.5])
    w2 = np.array([[1.0], [-1.0]])
    b2 = np.array([-0.5])
    return w1, b1, w2, b2
