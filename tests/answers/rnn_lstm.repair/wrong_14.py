# wrong: each sequence repeats its first token, so the sequences are not random and no memory is needed
# accept: first_token_repeated
def echo_task(n, length, rng):
    labels = rng.integers(0, 2, n)
    tokens = np.repeat(labels[:, None], length, axis=1)
    return tokens, labels
