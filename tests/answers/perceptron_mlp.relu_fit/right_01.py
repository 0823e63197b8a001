# right: hinge_slopes: slopes by np.diff, then np.diff with a 0 in front
def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes, prepend=0)
