# wrong: gelu: np.erf does not exist
# accept: no_such_function
def gelu(x):
    return x * 0.5 * (1 + np.erf(x / np.sqrt(2)))
