# wrong: tanh: sigmoid of x instead of 2x
# accept: half_argument
def tanh(x):
    return 2 * sigmoid(x) - 1
