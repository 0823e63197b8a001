# wrong: hinge_sum: the change stands inside the maximum, negative changes vanish
# accept: change_inside_relu
def hinge_sum(x, knots, changes, start):
    return (start + np.maximum(0, changes * (x[:, None] - knots)).sum(axis=1)).astype(x.dtype)
