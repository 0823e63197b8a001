# wrong: returns the probability of being generated, q instead of p on top
# accept: players_swapped
def optimal_d(p, q):
    s = p + q
    return np.where(s == 0, 0.5, q / np.where(s == 0, 1, s))
