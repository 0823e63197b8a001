# wrong: tanh: quotient of exponentials, inf / inf = nan at 1000
def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
