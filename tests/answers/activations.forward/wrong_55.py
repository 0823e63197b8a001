# wrong: gelu: raise NotImplementedError left above the answer
# accept: stub_left
def gelu(x):
    # YOUR CODE HERE
    raise NotImplementedError()
    phi = 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))
    return (x * phi).astype(x.dtype)
