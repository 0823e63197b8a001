# wrong: rotated by a quarter
# accept: time_reversed samples_reversed
def time_first(tokens):
    return np.rot90(tokens)
