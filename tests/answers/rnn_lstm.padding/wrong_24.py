# wrong: the mean of the real states in place of the last one
# accept: mean_of_states
def last_valid(h, lengths):
    out = np.zeros(h.shape[1:])
    for n, k in enumerate(lengths):
        out[n] = h[:k, n].mean(axis=0)
    return out
