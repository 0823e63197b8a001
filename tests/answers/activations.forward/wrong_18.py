# wrong: tanh: the result is written into the argument
def tanh(x):
    return np.tanh(x, out=x)
