# wrong: gives all real states of every sequence, not the last one only
# accept: all_real_states
def last_valid(h, lengths):
    return [h[:k, n] for n, k in enumerate(lengths)]
