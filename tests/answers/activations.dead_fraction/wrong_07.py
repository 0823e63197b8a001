# wrong: looks at the first sample only
def dead_fraction(acts):
    return np.mean(acts[0] == 0)
