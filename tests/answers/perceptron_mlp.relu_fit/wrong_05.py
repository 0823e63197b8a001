# wrong: hinge_slopes: the sign of the changes, the slope before minus the slope after
# accept: changes_turned_round negated
def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    changes = np.zeros(len(slopes))
    changes[0] = slopes[0]
    for k in range(1, len(slopes)):
        changes[k] = slopes[k - 1] - slopes[k]
    return changes
