# wrong: hinge_slopes: in place subtraction that overwrites the values of the caller
# accept: changes_input
def hinge_slopes(knots, values):
    values -= values[0]
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes, prepend=0)
