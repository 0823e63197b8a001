# right: hinge_slopes: slices, copy and subtraction
def hinge_slopes(knots, values):
    knots, values = np.array(knots), np.array(values)
    slope = (values[1:] - values[:-1]) / (knots[1:] - knots[:-1])
    change = slope.copy()
    change[1:] -= slope[:-1]
    return change
