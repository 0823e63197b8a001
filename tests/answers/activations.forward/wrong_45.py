# wrong: gelu: erf of x, not of x / sqrt(2)
# accept: root_two_forgotten
def gelu(x):
    return (x * 0.5 * (1 + np.vectorize(math.erf)(x))).astype(x.dtype)
