# right: set of the indices of units that fire
def dead_fraction(acts):
    _, units = np.nonzero(acts)
    return 1 - len(set(units.tolist())) / acts.shape[1]
