# wrong: hinge_slopes: the change at the first knot is missing, n - 1 numbers
# accept: first_slope_missing
def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes)
