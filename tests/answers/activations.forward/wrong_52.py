# wrong: gelu: np.erf does not exist
def gelu(x):
    return x * 0.5 * (1 + np.erf(x / np.sqrt(2)))
