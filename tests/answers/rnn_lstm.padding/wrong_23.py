# wrong: uses one length, the largest, for all sequences
def last_valid(h, lengths):
    return h[max(lengths) - 1]
