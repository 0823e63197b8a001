# wrong: hinge_slopes: one number too many, the slope falls back to 0 at the last knot
# accept: off_by_one
def hinge_slopes(knots, values):
    slopes = np.diff(values) / np.diff(knots)
    return np.diff(slopes, prepend=0, append=0)
