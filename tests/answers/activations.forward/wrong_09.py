# wrong: sigmoid: an if on a whole array
# accept: one_number_only
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        return np.exp(x) / (1 + np.exp(x))
