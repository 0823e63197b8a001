# wrong: hinge_slopes: the loop runs over all knots, IndexError at the last
# accept: off_by_one
def hinge_slopes(knots, values):
    changes = []
    before = 0
    for k in range(len(knots)):
        slope = (values[k + 1] - values[k]) / (knots[k + 1] - knots[k])
        changes.append(slope - before)
        before = slope
    return np.array(changes)
