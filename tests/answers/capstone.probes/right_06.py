# right: scores collected in a matrix, compared at once on its diagonal
def shuffled_score(pipeline, x, y, test, draws, rng):
    labels = np.stack([rng.permutation(y) for _ in range(draws)])
    scores = np.stack([pipeline(x.copy(), row.copy(), test.copy()) for row in labels])
    return ((scores >= 0.5) == (labels[:, test] == 1)).mean()


def reads_answers(pipeline, x, y, test):
    flipped = np.array(y)
    flipped[test] ^= 1
    return not np.array_equal(pipeline(x.copy(), y.copy(), test.copy()), pipeline(x.copy(), flipped, test.copy()))


def looks_sideways(pipeline, x, y, test, rng):
    rows = np.flatnonzero(test)
    before = np.asarray(pipeline(x.copy(), y.copy(), test.copy()))
    after = []
    for row in rows:
        table = x * 1.0
        others = np.setdiff1d(rows, [row])
        table[others] = rng.normal(0, 100 * (np.abs(x).max() + 1), (len(others), x.shape[1]))
        after.append(pipeline(table, y.copy(), test.copy()))
    return bool(np.any(np.abs(np.diag(np.array(after)) - before) > 1e-9))
