# wrong: divides by the number of samples, not of units
# accept: only_square wrong_divisor
def dead_fraction(acts):
    dead = (acts == 0).all(axis=0).sum()
    return dead / len(acts)
