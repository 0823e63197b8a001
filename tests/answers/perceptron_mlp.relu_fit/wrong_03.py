# wrong: hinge_slopes: the distance of the knots is forgotten (right only for distance 1)
# accept: rise_without_run
def hinge_slopes(knots, values):
    return np.diff(np.diff(values), prepend=0)
