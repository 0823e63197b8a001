# wrong: leaky_relu: the two sides are swapped
# accept: slope_on_positive_side
def leaky_relu(x, slope=0.01):
    return np.where(x < 0, x, slope * x)
