# wrong: share of zero entries in the whole array
def dead_fraction(acts):
    return np.mean(acts == 0)
