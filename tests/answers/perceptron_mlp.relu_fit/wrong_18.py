# wrong: hinge_sum: knot minus x, the hinges open to the left
# accept: opens_to_left
def hinge_sum(x, knots, changes, start):
    return (start + np.maximum(0, knots - x[:, None]) @ changes).astype(x.dtype)
