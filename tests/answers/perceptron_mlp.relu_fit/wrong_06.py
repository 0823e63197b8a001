# wrong: hinge_slopes: the first change is 0 instead of the first slope
# accept: first_change_zero
def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    changes = np.zeros(len(slopes))
    for k in range(1, len(slopes)):
        changes[k] = slopes[k] - slopes[k - 1]
    return changes
