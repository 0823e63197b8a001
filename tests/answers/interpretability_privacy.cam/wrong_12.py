# wrong: the short formula
# accept: difference_of_ranks
def rank_correlation(a, b):
    def ranks(v):
        v = v.ravel()
        return (v[:, None] > v).sum(1) + ((v[:, None] == v).sum(1) - 1) / 2

    d = ranks(a) - ranks(b)
    n = d.size
    return 1 - 6 * np.sum(d**2) / (n * (n**2 - 1))
