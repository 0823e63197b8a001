# wrong: sigmoid: the negative side lacks the denominator and is exp(x) only
# accept: denominator_missing
def sigmoid(x):
    out = np.empty_like(x)
    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))
    out[x < 0] = np.exp(x[x < 0])
    return out
