# wrong: leaky_relu: the negative side has the wrong sign
# accept: minus_slope negated
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, -slope * x)
