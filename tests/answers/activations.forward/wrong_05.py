# wrong: sigmoid: the result array is float64 whatever the dtype of x
# accept: promotes_dtype
def sigmoid(x):
    out = np.zeros(x.shape)
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(-x[pos]))
    out[~pos] = np.exp(x[~pos]) / (1 + np.exp(x[~pos]))
    return out
