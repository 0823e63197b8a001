# wrong: off by one in the other direction, takes lengths - 2
# accept: off_by_one
def last_valid(h, lengths):
    out = []
    for n in range(len(lengths)):
        out.append(h[:lengths[n] - 1, n][-1])
    return np.array(out)
