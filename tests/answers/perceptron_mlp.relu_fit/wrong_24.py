# wrong: hinge_sum: the maximum with 0 is taken of the finished sum
def hinge_sum(x, knots, changes, start):
    return np.maximum(0, start + (x[:, None] - knots) @ changes).astype(x.dtype)
