# wrong: tanh: sigmoid of x instead of 2x
def tanh(x):
    return 2 * sigmoid(x) - 1
