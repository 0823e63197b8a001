"""18.5 Three probes that find a leak from outside, without reading the pipeline."""

import numpy as np

from dlcourse.checking import Exercise, Function


def shuffled_score(pipeline, x, y, test, draws, rng):
    scores = []
    for _ in range(draws):
        shuffled = rng.permutation(y)
        scores.append(np.mean(pipeline(x, shuffled, test) == shuffled[test]))
    return float(np.mean(scores))


def reads_answers(pipeline, x, y, test):
    turned = np.where(test, 1 - y, y)
    return not np.array_equal(pipeline(x, y, test), pipeline(x, turned, test))


def looks_sideways(pipeline, x, y, test, rng):
    before = pipeline(x, y, test)
    rows = np.flatnonzero(test)
    for kept in range(len(rows)):
        wild = x.copy()
        others = np.delete(rows, kept)
        wild[others] = rng.normal(0, 50, (len(others), x.shape[1]))
        if pipeline(wild, y, test)[kept] != before[kept]:
            return True
    return False


exercise = Exercise(
    number="18.5",
    points=12,
    answers=[
        Function("shuffled_score", shuffled_score),
        Function("reads_answers", reads_answers),
        Function("looks_sideways", looks_sideways),
    ],
)
