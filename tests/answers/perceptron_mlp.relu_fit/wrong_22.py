# wrong: hinge_sum: one sum over samples and hinges together
# accept: axis_forgotten only_batch_of_one
def hinge_sum(x, knots, changes, start):
    hinges = changes * np.maximum(0, x[:, None] - knots)
    return np.full_like(x, start + hinges.sum())
