# wrong: leaky_relu: the negative side is divided by the slope
# accept: divided_by_slope
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, x / slope)
