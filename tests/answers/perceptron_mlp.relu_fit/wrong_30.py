# wrong: hinge_sum: a hinge ends at the next knot, only the last one that has begun counts
# accept: last_only
def hinge_sum(x, knots, changes, start):
    out = np.full_like(x, start)
    for i in range(len(x)):
        for k in range(len(knots)):
            if x[i] > knots[k]:
                out[i] = start + changes[k] * (x[i] - knots[k])
    return out
