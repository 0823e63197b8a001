# wrong: hinge_sum: the maximum with 0 is taken of the finished sum
# accept: relu_after_the_sum
def hinge_sum(x, knots, changes, start):
    return np.maximum(0, start + (x[:, None] - knots) @ changes).astype(x.dtype)
