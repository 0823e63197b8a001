# wrong: a Generator has no randint, AttributeError
# accept: old_random_name
def echo_task(n, length, rng):
    tokens = rng.randint(0, 2, size=(n, length))
    return tokens, tokens[:, 0]
