# wrong: tokens 0.0 and 1.0 are floats, not integers
# accept: whole_floats
def echo_task(n, length, rng):
    tokens = np.round(rng.random((n, length)))
    return tokens, tokens[:, 0]
