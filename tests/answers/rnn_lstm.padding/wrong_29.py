# wrong: the sequences are sorted by length and the answers come back in that order
# accept: wrong_order
def last_valid(h, lengths):
    order = np.argsort(-lengths)
    return h[lengths[order] - 1, order]
