# wrong: hinge_sum: the built-in max on a whole array
# accept: one_number_only
def hinge_sum(x, knots, changes, start):
    out = start
    for t, c in zip(knots, changes):
        out = out + c * max(0, x - t)
    return out
