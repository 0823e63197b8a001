# wrong: the formula as printed, which warns of overflow for z = -1000
# accept: overflows
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
