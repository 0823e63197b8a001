# wrong: where both densities are 0 the result is nan instead of 0.5
def optimal_d(p, q):
    return p / (p + q)
