# wrong: uses one length, the largest, for all sequences
# accept: last_is_padding
def last_valid(h, lengths):
    return h[max(lengths) - 1]
