# wrong: any instead of all: units that are zero on at least one sample
# accept: once_is_enough
def dead_fraction(acts):
    return np.mean(np.any(acts == 0, axis=0))
