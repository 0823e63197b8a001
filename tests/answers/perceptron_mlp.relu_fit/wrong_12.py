# wrong: hinge_slopes: np.gradient, central differences instead of segments
# accept: central_differences
def hinge_slopes(knots, values):
    slopes = np.gradient(np.array(values, dtype=float), np.array(knots, dtype=float))
    return np.diff(slopes)
