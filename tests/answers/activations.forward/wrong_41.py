# wrong: leaky_relu: the negative side is 0, plain ReLU
# accept: plain_relu argument_ignored
def leaky_relu(x, slope=0.01):
    return np.maximum(0, x)
