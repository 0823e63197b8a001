# wrong: hinge_slopes: the change at the first knot is missing, n - 1 numbers
def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes)
