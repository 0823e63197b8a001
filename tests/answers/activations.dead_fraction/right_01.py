# right: all over the samples, then the mean
def dead_fraction(acts):
    return np.mean(np.all(acts == 0, axis=0))
