# wrong: d_leaky_relu: slope hard-coded as 0.01
def d_leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1.0, 0.01).astype(x.dtype)
