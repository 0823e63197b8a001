# right: two loops into an array of the same dtype
def time_first(tokens):
    n, length = tokens.shape
    out = np.zeros((length, n), dtype=tokens.dtype)
    for i in range(n):
        for t in range(length):
            out[t, i] = tokens[i, t]
    return out
