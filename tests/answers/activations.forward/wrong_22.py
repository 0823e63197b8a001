# wrong: tanh: np.vectorize without otypes, float32 becomes float64
# accept: promotes_dtype
def tanh(x):
    return np.vectorize(math.tanh)(x)
