# wrong: off by one, takes the state behind the last real one (index lengths)
# accept: one_too_far off_by_one
def last_valid(h, lengths):
    return h[lengths, np.arange(h.shape[1])]
