# wrong: gelu: returns Phi(x), the factor x is missing
# accept: x_forgotten
def gelu(x):
    return (0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))).astype(x.dtype)
