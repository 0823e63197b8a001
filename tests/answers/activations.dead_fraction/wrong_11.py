# wrong: units that fire weakly (mean below 0.01) count as dead
# accept: weak_is_dead
def dead_fraction(acts):
    return np.mean(acts.mean(axis=0) < 0.01)
