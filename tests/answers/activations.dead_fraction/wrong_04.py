# wrong: the number of dead units, not their share
def dead_fraction(acts):
    return np.sum(np.all(acts == 0, axis=0))
