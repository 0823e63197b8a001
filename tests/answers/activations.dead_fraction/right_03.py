# right: the largest output of every unit
def dead_fraction(acts):
    return float((acts.max(axis=0) == 0).sum()) / acts.shape[1]
