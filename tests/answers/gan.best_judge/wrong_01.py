# wrong: where both densities are 0 the result is nan instead of 0.5
# accept: empty_places nan_for_edge
def optimal_d(p, q):
    return p / (p + q)
