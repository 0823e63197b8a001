# wrong: tanh: multiplied out with exp(-2x), which overflows at -1000
# accept: overflows
def tanh(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))
