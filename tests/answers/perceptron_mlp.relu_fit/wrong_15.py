# wrong: hinge_sum: start is forgotten
# accept: start_forgotten argument_ignored
def hinge_sum(x, knots, changes, start):
    return (np.maximum(0, x[:, None] - knots) @ changes).astype(x.dtype)
