# right: tanh: the formula of the table
def tanh(x):
    return 2 * sigmoid(2 * x) - 1
