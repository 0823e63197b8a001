# wrong: fractions were rounded, so tokens are whole floats
# accept: whole_floats
def echo_task(n, length, rng):
    tokens = rng.random((n, length)).round()
    return tokens, tokens[:, 0]
