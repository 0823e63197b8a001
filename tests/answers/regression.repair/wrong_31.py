# wrong: only samples of class 1 count
def binary_loss(outputs, y):
    return np.mean(y * np.logaddexp(0, -outputs))
