# wrong: all without an axis: 0 or 1 for the whole layer
# accept: axis_forgotten all_or_nothing
def dead_fraction(acts):
    return float(np.all(acts == 0))
