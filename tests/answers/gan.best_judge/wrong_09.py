# wrong: divides by the sum over all places instead of place by place
# accept: divided_by_total
def optimal_d(p, q):
    total = np.sum(p + q)
    if total == 0:
        return np.full(p.shape, 0.5)
    return p / total
