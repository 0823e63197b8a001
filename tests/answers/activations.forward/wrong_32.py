# wrong: leaky_relu: the slope is hard-coded and the argument ignored
# accept: slope_ignored argument_ignored
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, 0.01 * x)
