# right: with log_uniform
def random_search(score, ranges, n, rng):
    cols = [log_uniform(a, b, n, rng) for a, b in ranges]
    table = np.array(cols).T
    values = [score(row) for row in table]
    i = int(np.nanargmax(values))
    return table[i], values[i]
