# wrong: the number of dead units, not their share
# accept: count_not_share
def dead_fraction(acts):
    return np.sum(np.all(acts == 0, axis=0))
