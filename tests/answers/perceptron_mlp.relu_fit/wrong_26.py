# wrong: hinge_sum: x itself is shifted from knot to knot
# accept: changes_input shifts_add_up
def hinge_sum(x, knots, changes, start):
    out = np.full_like(x, start)
    for t, c in zip(knots, changes):
        x -= x.dtype.type(t)
        out += (c * np.maximum(0, x)).astype(x.dtype)
    return out
