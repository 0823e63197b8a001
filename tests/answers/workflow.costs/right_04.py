# right: every p, and never
def cheapest_threshold(actual, p, miss, alarm):
    best_t, best_c = np.inf, miss * sum(actual)
    for t in p:
        c = sum(miss for a, q in zip(actual, p) if a == 1 and q < t)
        c += sum(alarm for a, q in zip(actual, p) if a == 0 and q >= t)
        if c < best_c:
            best_t, best_c = t, c
    return best_t
