# right: sorted by score
def random_search(score, ranges, n, rng):
    lows, highs = np.array(ranges).T
    tried = []
    for _ in range(n):
        s = lows * (highs / lows) ** rng.random(len(ranges))
        v = score(s)
        tried.append((-np.inf if np.isnan(v) else v, s))
    v, s = max(tried, key=lambda t: t[0])
    return s, v
