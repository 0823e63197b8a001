# wrong: raise NotImplementedError is left above the answer
# accept: stub_left
def out_size(n, k, s=1, p=0, d=1):
    # YOUR CODE HERE
    raise NotImplementedError()
    return (n + 2 * p - d * (k - 1) - 1) // s + 1
