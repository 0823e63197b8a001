# right: sum of each column, since ReLU outputs cannot cancel
def dead_fraction(acts):
    return np.mean(acts.sum(axis=0) == 0)
