# right: comparison of random fractions with one half
def echo_task(n, length, rng):
    tokens = (rng.random((n, length)) < 0.5).astype(int)
    labels = np.array([row[0] for row in tokens], dtype=int)
    return tokens, labels
