# right: np.vectorize of a conditional expression
def optimal_d(p, q):
    return np.vectorize(lambda a, b: a / (a + b) if a + b > 0 else 0.5, otypes=[float])(p, q)
