# wrong: hinge_slopes: returns the slopes of the segments, not their changes
# accept: slopes_not_changes
def hinge_slopes(knots, values):
    return np.diff(values) / np.diff(knots)
