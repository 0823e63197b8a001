# wrong: tanh: np.vectorize without otypes, float32 becomes float64
def tanh(x):
    return np.vectorize(math.tanh)(x)
