# wrong: leaky_relu: the negative side is divided by the slope
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, x / slope)
