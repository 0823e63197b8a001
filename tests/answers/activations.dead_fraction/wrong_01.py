# wrong: axis 1: share of samples on which all units are zero
# accept: per_sample wrong_axis
def dead_fraction(acts):
    return np.mean(np.all(acts == 0, axis=1))
