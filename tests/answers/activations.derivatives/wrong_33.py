# wrong: d_leaky_relu: float32 becomes float64
# accept: promotes_dtype
def d_leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1, slope)
