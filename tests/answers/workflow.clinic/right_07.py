# right: a small class with fit and score
class _Nearest:
    def __init__(self, size):
        self.size = size

    def fit(self, x, y):
        zero, one = x[y == 0].mean(axis=0), x[y == 1].mean(axis=0)
        self.columns = np.argsort(-np.abs(one - zero), kind="stable")[: self.size]
        self.zero, self.one = zero[self.columns], one[self.columns]
        return self

    def score(self, x, y):
        x = x[:, self.columns]
        a, b = np.linalg.norm(x - self.one, axis=1), np.linalg.norm(x - self.zero, axis=1)
        return np.mean((a < b) == (y == 1))


def choose_and_judge(x, y, part, sizes):
    train, val, test = (part == number for number in range(3))
    models = [_Nearest(size).fit(x[train], y[train]) for size in sizes]
    best = int(np.argmax([model.score(x[val], y[val]) for model in models]))
    return sizes[best], models[best].score(x[test], y[test])


symptoms = {
    # q1. Which fault makes most of the 0.97?
    "q1": "a",
    # q2. Another team reports its validation accuracy after 500 settings were compared.
    "q2": "c",
    # q3. A file is sorted by class.
    "q3": "b",
}
