# wrong: leaky_relu: the negative side is the constant slope, not slope * x
# accept: constant_for_negative
def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, x.dtype.type(slope))
