# wrong: share of living units
# accept: live_units
def dead_fraction(acts):
    return np.mean(acts.max(axis=0) > 0)
