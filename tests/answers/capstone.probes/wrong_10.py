# wrong: threshold 0 instead of 0.5
# accept: other_threshold
class Probe:
    def __init__(self, pipeline, test):
        self.pipeline, self.test = pipeline, test

    def __call__(self, x, y):
        return [float(s) for s in self.pipeline(x.copy(), y.copy(), self.test.copy())]


def shuffled_score(pipeline, x, y, test, draws, rng):
    probe, hits, asked = Probe(pipeline, test), 0, 0
    for _ in range(draws):
        mixed = y.copy()
        rng.shuffle(mixed)
        for score, answer in zip(probe(x, mixed), mixed[test].tolist()):
            hits += int(score >= 0) == answer
            asked += 1
    return hits / asked


def reads_answers(pipeline, x, y, test):
    probe = Probe(pipeline, test)
    turned = np.array([1 - label if is_test else label for label, is_test in zip(y, test)])
    return any(abs(a - b) > 1e-10 for a, b in zip(probe(x, y), probe(x, turned)))


def looks_sideways(pipeline, x, y, test, rng):
    probe = Probe(pipeline, test)
    before = probe(x, y)
    low, high = x.min(axis=0), x.max(axis=0)
    rows = [row for row in range(len(x)) if test[row]]
    for i, kept in enumerate(rows):
        strange = x.astype(float).copy()
        for row in rows:
            if row != kept:
                strange[row] = high + (high - low + 1) * rng.uniform(10, 1000, x.shape[1]) * rng.choice([-1, 1])
        if abs(probe(strange, y)[i] - before[i]) > 1e-10:
            return True
    return False
