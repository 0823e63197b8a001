# wrong: any instead of all: units that are zero on at least one sample
def dead_fraction(acts):
    return np.mean(np.any(acts == 0, axis=0))
