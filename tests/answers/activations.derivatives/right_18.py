# right: d_leaky_relu: np.where, converted
def d_leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1.0, slope).astype(x.dtype)
