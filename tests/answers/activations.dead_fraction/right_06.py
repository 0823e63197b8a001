# right: count_nonzero
def dead_fraction(acts):
    fired = np.count_nonzero(acts, axis=0)
    return np.count_nonzero(fired == 0) / fired.size
