# wrong: hinge_slopes: before is never updated, so only the first change is right
# accept: slopes_not_changes
def hinge_slopes(knots, values):
    changes = []
    before = 0
    for k in range(len(knots) - 1):
        slope = (values[k + 1] - values[k]) / (knots[k + 1] - knots[k])
        changes.append(slope - before)
    return np.array(changes)
