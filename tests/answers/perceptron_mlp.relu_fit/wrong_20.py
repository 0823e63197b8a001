# wrong: hinge_sum: float64 for float32 x
# accept: promotes_dtype
def hinge_sum(x, knots, changes, start):
    out = np.full(x.shape, float(start))
    for t, c in zip(knots, changes):
        out += c * np.maximum(0, x - t)
    return out
