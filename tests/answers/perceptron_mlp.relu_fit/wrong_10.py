# wrong: hinge_slopes: every slope is taken from the first knot on
# accept: slopes_from_first_knot
def hinge_slopes(knots, values):
    knots, values = np.array(knots), np.array(values)
    slopes = (values[1:] - values[0]) / (knots[1:] - knots[0])
    return np.diff(slopes, prepend=0)
