# right: gelu: np.vectorize(math.erf) and back to the dtype
def gelu(x):
    erf = np.vectorize(math.erf)
    phi = 0.5 * (1 + erf(x / math.sqrt(2)))
    return (x * phi).astype(x.dtype)
