# wrong: exp(z) / (1 + exp(z)) is NaN for z = 1000
# accept: overflows
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
