# wrong: tanh: the minus 1 is missing, so the range is 0 to 2
# accept: not_shifted
def tanh(x):
    return 2 * sigmoid(2 * x)
