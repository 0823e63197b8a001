# wrong: gelu: divides the caller's array in place by sqrt(2)
# accept: changes_input
def gelu(x):
    original = x.copy()
    x /= math.sqrt(2)
    return (original * 0.5 * (1 + np.vectorize(math.erf)(x))).astype(x.dtype)
