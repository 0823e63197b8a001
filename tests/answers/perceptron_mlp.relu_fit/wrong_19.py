# wrong: hinge_sum: start is added once for every hinge
# accept: start_per_hinge
def hinge_sum(x, knots, changes, start):
    out = np.zeros_like(x)
    for t, c in zip(knots, changes):
        out = out + start + c * np.maximum(0, x - t)
    return out.astype(x.dtype)
