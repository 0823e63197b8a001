# right: hinge_slopes: solves the triangular system of all hinges at all knots
def hinge_slopes(knots, values):
    t, v = np.asarray(knots, dtype=float), np.asarray(values, dtype=float)
    hinges = np.maximum(0, t[1:, None] - t[None, :-1])
    return np.linalg.solve(hinges, v[1:] - v[0])
