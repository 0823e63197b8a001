# right: denominator repaired with np.where first
def optimal_d(p, q):
    total = p + q
    empty = total == 0
    return np.where(empty, 0.5, p / np.where(empty, 1, total))
