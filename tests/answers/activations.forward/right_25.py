# right: leaky_relu: positive part plus slope times negative part
def leaky_relu(x, slope=0.01):
    return np.maximum(x, 0) + slope * np.minimum(x, 0)
