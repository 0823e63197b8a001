# right: leaky_relu: from two ReLUs
def leaky_relu(x, slope=0.01):
    return relu(x) - slope * relu(-x)
