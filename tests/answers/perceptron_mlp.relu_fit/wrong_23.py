# wrong: hinge_sum: shapes (N,) and (n,) are subtracted without a new axis
# accept: axes_not_paired axis_forgotten scalar_instead
def hinge_sum(x, knots, changes, start):
    return start + np.sum(changes * np.maximum(0, x - knots))
