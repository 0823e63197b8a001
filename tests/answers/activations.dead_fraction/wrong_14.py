# wrong: rows taken for units in the loop
# accept: per_sample wrong_axis
def dead_fraction(acts):
    dead = 0
    for unit in acts:
        if unit.sum() == 0:
            dead += 1
    return dead / len(acts)
