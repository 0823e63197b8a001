# wrong: hinge_slopes: remembers the last change instead of the last slope
# accept: minus_last_change
def hinge_slopes(knots, values):
    changes = []
    before = 0
    for k in range(len(knots) - 1):
        slope = (values[k + 1] - values[k]) / (knots[k + 1] - knots[k])
        before = slope - before
        changes.append(before)
    return np.array(changes)
