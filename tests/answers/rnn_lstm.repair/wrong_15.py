# wrong: one sequence is drawn and repeated n times
# accept: one_sequence_repeated
def echo_task(n, length, rng):
    sequence = rng.integers(0, 2, length)
    tokens = np.tile(sequence, (n, 1))
    return tokens, tokens[:, 0]
