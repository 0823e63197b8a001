# right: hinge_slopes: comprehensions, returns a list
def hinge_slopes(knots, values):
    slopes = [0.0] + [
        (v1 - v0) / (t1 - t0) for t0, t1, v0, v1 in zip(knots, knots[1:], values, values[1:])
    ]
    return [b - a for a, b in zip(slopes, slopes[1:])]
