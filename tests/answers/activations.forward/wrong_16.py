# wrong: tanh: the minus 1 is missing, so the range is 0 to 2
def tanh(x):
    return 2 * sigmoid(2 * x)
