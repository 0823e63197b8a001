# wrong: constant units count as dead, whatever their value
# accept: constant_is_dead
def dead_fraction(acts):
    return np.mean(acts.std(axis=0) == 0)
