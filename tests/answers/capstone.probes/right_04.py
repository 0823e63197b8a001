# right: np.where and any(); permuted indices; several kinds of changes for every row
def shuffled_score(pipeline, x, y, test, draws, rng):
    total = 0.0
    for _ in range(draws):
        answers = y[rng.permutation(len(y))]
        named = np.asarray(pipeline(np.array(x), np.array(answers), np.array(test))) >= 0.5
        total += np.mean(named.astype(int) == answers[test])
    return total / draws


def reads_answers(pipeline, x, y, test):
    first, second = (
        np.asarray(pipeline(x.copy(), labels, test.copy())) for labels in (y.copy(), np.where(test, 1 - y, y))
    )
    return bool((first != second).any())


def looks_sideways(pipeline, x, y, test, rng):
    def scores(table):
        return np.asarray(pipeline(table, y.copy(), test.copy()))

    here, where = scores(x.copy()), np.flatnonzero(test)
    far = 50 * (np.ptp(x, axis=0) + 1)

    def moves(i):
        free = test.copy()
        free[where[i]] = False
        for shift in (far, -far, far * rng.uniform(-1, 1, x.shape)):
            changed = np.where(free[:, None], x + shift, x)
            if not np.isclose(scores(changed)[i], here[i], rtol=1e-7, atol=1e-9):
                return True
        return False

    return any(moves(i) for i in range(len(where)))
