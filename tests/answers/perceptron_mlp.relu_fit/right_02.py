# right: hinge_slopes: loop that remembers the slope before
def hinge_slopes(knots, values):
    changes = []
    before = 0
    for k in range(len(knots) - 1):
        slope = (values[k + 1] - values[k]) / (knots[k + 1] - knots[k])
        changes.append(slope - before)
        before = slope
    return np.array(changes)
