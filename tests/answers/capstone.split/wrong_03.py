# wrong: rows are shuffled one by one
# accept: rows_shuffled
def split_by_groups(x, groups, shares, rng):
    order = rng.permutation(len(x))
    ends = np.round(np.cumsum(shares) * len(x)).astype(int)[:-1]
    return np.split(order, ends)
