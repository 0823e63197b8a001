# wrong: the global np.random is used and the generator handed in is ignored
# accept: uses_global_random
def echo_task(n, length, rng):
    tokens = np.random.randint(0, 2, (n, length))
    return tokens, tokens[:, 0]
