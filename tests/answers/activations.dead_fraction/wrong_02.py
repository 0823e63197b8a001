# wrong: share of zero entries in the whole array
# accept: per_value
def dead_fraction(acts):
    return np.mean(acts == 0)
