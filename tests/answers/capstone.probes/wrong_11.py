# wrong: a change that is far too small to be seen
# accept: nothing_changed
from functools import partial


def _run(pipeline, test, x, y):
    return np.array(pipeline(np.copy(x), np.copy(y), np.copy(test)), dtype=float)


def shuffled_score(pipeline, x, y, test, draws, rng):
    run = partial(_run, pipeline, test, x)
    return float(np.mean([
        np.equal(run(mixed) >= 0.5, mixed[test] == 1).mean()
        for mixed in (rng.permutation(y) for _ in range(draws))
    ]))


def reads_answers(pipeline, x, y, test):
    run = partial(_run, pipeline, test, x)
    return bool(np.max(np.abs(run(y) - run(np.logical_xor(y, test).astype(y.dtype)))) > 1e-9)


def looks_sideways(pipeline, x, y, test, rng):
    honest = _run(pipeline, test, x, y)
    wild = np.array(x, dtype=float)
    wild[test] = x[test] + 1e-12 + 0 * rng.standard_normal((test.sum(), x.shape[1]))
    for place, row in enumerate(np.nonzero(test)[0]):
        table = wild.copy()
        table[row] = x[row]
        if not np.isclose(_run(pipeline, test, table, y)[place], honest[place], rtol=0, atol=1e-9):
            return True
    return False
