# wrong: every row draws
# accept: drawn_freely
def kfold(labels, k, rng):
    return rng.integers(0, k, len(labels))
