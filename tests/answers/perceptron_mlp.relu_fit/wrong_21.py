# wrong: hinge_sum: the sum goes over the samples instead of the hinges
# accept: wrong_axis
def hinge_sum(x, knots, changes, start):
    hinges = changes[:, None] * np.maximum(0, x[None, :] - knots[:, None])
    return (start + hinges.sum(axis=1)).astype(x.dtype)
