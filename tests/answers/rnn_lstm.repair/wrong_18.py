# wrong: the first token is cut off and becomes the label, so the sequences do not contain it and are one too short
# accept: first_token_cut_off
def echo_task(n, length, rng):
    tokens = rng.integers(0, 2, (n, length))
    labels = tokens[:, 0]
    return tokens[:, 1:], labels
