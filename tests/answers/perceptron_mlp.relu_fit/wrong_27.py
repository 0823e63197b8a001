# wrong: hinge_sum: return inside the loop, only the first hinge
# accept: returns_in_loop first_only
def hinge_sum(x, knots, changes, start):
    out = np.full_like(x, start)
    for t, c in zip(knots, changes):
        out += (c * np.maximum(0, x - t)).astype(x.dtype)
        return out
