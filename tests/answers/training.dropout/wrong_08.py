# wrong: one draw per column
# accept: lines_dropped
def dropout(x, p, training, rng):
    if not training:
        return x, np.ones_like(x)
    factors = np.ones_like(x) * ((rng.random(x.shape[1:]) >= p) / (1 - p))
    return x * factors, factors
