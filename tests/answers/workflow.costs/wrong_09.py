# wrong: fewest errors
# accept: costs_ignored argument_ignored
def cheapest_threshold(actual, p, miss, alarm):
    best_t, best_c = np.inf, sum(actual)
    for t in p:
        c = sum(1 for a, q in zip(actual, p) if a == 1 and q < t)
        c += sum(1 for a, q in zip(actual, p) if a == 0 and q >= t)
        if c < best_c:
            best_t, best_c = t, c
    return best_t
