# wrong: d_leaky_relu: 1 instead of slope at x = 0
# accept: one_at_zero
def d_leaky_relu(x, slope=0.01):
    return np.where(x >= 0, 1.0, slope).astype(x.dtype)
