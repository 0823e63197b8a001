# wrong: leaky_relu: the larger of x and slope * x, wrong for slopes above 1
# accept: wrong_for_steep_slopes
def leaky_relu(x, slope=0.01):
    return np.maximum(x, slope * x)
