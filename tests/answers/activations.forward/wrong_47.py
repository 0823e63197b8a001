# wrong: gelu: the factor 1/2 is missing
# accept: half_forgotten
def gelu(x):
    return (x * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))).astype(x.dtype)
