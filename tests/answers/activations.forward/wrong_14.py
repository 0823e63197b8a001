# wrong: tanh: quotient of exponentials, inf / inf = nan at 1000
# accept: overflows
def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
