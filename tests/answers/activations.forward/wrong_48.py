# wrong: gelu: np.vectorize gives float64 and nothing brings float32 back
# accept: promotes_dtype
def gelu(x):
    return x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))
