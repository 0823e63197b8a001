# wrong: sigmoid: the plain formula, np.exp overflows with a warning at -1000
# accept: overflows
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
