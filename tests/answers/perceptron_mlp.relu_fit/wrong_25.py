# wrong: hinge_sum: the last hinge is left out
# accept: off_by_one
def hinge_sum(x, knots, changes, start):
    out = np.full_like(x, start)
    for k in range(len(knots) - 1):
        out += (changes[k] * np.maximum(0, x - knots[k])).astype(x.dtype)
    return out
