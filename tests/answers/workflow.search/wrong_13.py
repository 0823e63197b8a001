# wrong: NaN turned into 0
# accept: nan_wins
def random_search(score, ranges, n, rng):
    cols = [log_uniform(a, b, n, rng) for a, b in ranges]
    table = np.array(cols).T
    values = [score(row) for row in table]
    i = int(np.argmax(np.nan_to_num(values)))
    return table[i], values[i]
