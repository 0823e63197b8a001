# wrong: a hard decision 0 or 1 instead of a probability
# accept: rounded
def optimal_d(p, q):
    return np.where(p == q, 0.5, (p > q).astype(float))
