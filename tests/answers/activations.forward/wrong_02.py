# wrong: sigmoid: exp(x) / (1 + exp(x)) gives inf / inf = nan at 1000
# accept: overflows
def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))
