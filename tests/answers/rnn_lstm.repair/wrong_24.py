# wrong: the sequences are in the opposite order
# accept: samples_reversed
def time_first(tokens):
    return tokens[::-1].T
