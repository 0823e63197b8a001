# right: one after the other
def random_search(score, ranges, n, rng):
    best, best_score = None, None
    for _ in range(n):
        s = np.array([10 ** rng.uniform(np.log10(a), np.log10(b)) for a, b in ranges])
        v = score(s)
        if not np.isnan(v) and (best_score is None or v > best_score):
            best, best_score = s, v
    return best, best_score
