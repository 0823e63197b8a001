# right: hinge_sum: loop over the hinges
def hinge_sum(x, knots, changes, start):
    out = np.full_like(x, start)
    for t, c in zip(knots, changes):
        out += (c * np.maximum(0, x - t)).astype(x.dtype)
    return out
