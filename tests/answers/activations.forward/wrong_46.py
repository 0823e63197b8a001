# wrong: gelu: erf itself taken for the distribution function, without 1/2 (1 + ...)
# accept: erf_is_not_phi
def gelu(x):
    phi = np.vectorize(math.erf)(x / math.sqrt(2))
    return (x * phi).astype(x.dtype)
