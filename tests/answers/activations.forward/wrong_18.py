# wrong: tanh: the result is written into the argument
# accept: changes_input
def tanh(x):
    return np.tanh(x, out=x)
