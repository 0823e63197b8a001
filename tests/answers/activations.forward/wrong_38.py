# wrong: leaky_relu: the factors come from np.where of two Python numbers, so float32 becomes float64
# accept: promotes_dtype
def leaky_relu(x, slope=0.01):
    return x * np.where(x > 0, 1.0, slope)
