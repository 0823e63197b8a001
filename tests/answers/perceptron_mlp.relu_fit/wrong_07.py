# wrong: hinge_slopes: result in an integer array when the values are integers, fractions are cut off
# accept: cut_to_integers
def hinge_slopes(knots, values):
    values = np.asarray(values)
    changes = np.zeros_like(values[1:])
    before = 0
    for k in range(len(changes)):
        slope = (values[k + 1] - values[k]) / (knots[k + 1] - knots[k])
        changes[k] = slope - before
        before = slope
    return changes
