# right: plain loops, one draw per token
def echo_task(n, length, rng):
    tokens = np.zeros((n, length), dtype=np.int64)
    labels = np.zeros(n, dtype=np.int64)
    for k in range(n):
        for t in range(length):
            tokens[k, t] = rng.integers(2)
        labels[k] = tokens[k, 0]
    return tokens, labels
