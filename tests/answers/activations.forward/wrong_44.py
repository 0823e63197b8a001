# wrong: gelu: the sigmoid approximation x * sigmoid(1.702 x)
# accept: sigmoid_approximation
def gelu(x):
    return x * sigmoid(1.702 * x)
