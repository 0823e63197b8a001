# wrong: only samples of class 1 count
# accept: only_positive_samples
def binary_loss(outputs, y):
    return np.mean(y * np.logaddexp(0, -outputs))
