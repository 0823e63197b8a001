# wrong: only samples of class 1 count
# accept: only_positive_samples
def bce_with_logits(z, y):
    return np.mean(y * np.logaddexp(0, -z))
