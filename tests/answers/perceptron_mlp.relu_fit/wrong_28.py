# wrong: hinge_sum: a step instead of a hinge, the change is added once the knot is passed
# accept: steps_not_hinges
def hinge_sum(x, knots, changes, start):
    return (start + (x[:, None] > knots) @ changes).astype(x.dtype)
