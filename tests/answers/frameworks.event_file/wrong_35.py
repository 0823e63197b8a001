# wrong: the plain mean of all values so far, the weight is not used
# accept: weight_ignored
def smooth(values, weight):
    return np.cumsum(values) / np.arange(1, len(values) + 1)
