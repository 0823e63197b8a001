# wrong: gelu: the sigmoid approximation x * sigmoid(1.702 x)
def gelu(x):
    return x * sigmoid(1.702 * x)
