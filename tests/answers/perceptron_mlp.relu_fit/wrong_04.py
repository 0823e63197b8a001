# wrong: hinge_slopes: slopes upside down, knots over values
# accept: run_over_rise
def hinge_slopes(knots, values):
    slopes = np.diff(knots) / np.diff(values)
    return np.diff(slopes, prepend=0)
