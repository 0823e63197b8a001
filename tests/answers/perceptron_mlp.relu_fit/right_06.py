# right: hinge_slopes: one knot after the other, minus all hinges that have begun
def hinge_slopes(knots, values):
    n = len(knots) - 1
    c = np.zeros(n)
    for k in range(n):
        reached = values[0] + sum(c[j] * (knots[k + 1] - knots[j]) for j in range(k))
        c[k] = (values[k + 1] - reached) / (knots[k + 1] - knots[k])
    return c
