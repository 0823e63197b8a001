# wrong: hinge_sum: no maximum with 0, the hinges are whole lines
# accept: relu_forgotten
def hinge_sum(x, knots, changes, start):
    return (start + (x[:, None] - knots) @ changes).astype(x.dtype)
