# wrong: d_leaky_relu: the two sides are swapped
# accept: slope_on_positive_side
def d_leaky_relu(x, slope=0.01):
    return np.where(x < 0, 1.0, slope).astype(x.dtype)
