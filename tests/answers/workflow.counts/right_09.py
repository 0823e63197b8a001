# right: one-hot matrices multiplied, and a small class with __add__ for micro
def confusion(actual, guessed, classes):
    one_hot = np.eye(classes, dtype=np.int64)
    return one_hot[actual].T @ one_hot[guessed]


class _Counts:
    def __init__(self, tp, called, real):
        self.tp, self.called, self.real = float(tp), float(called), float(real)

    def __add__(self, other):
        return _Counts(self.tp + other.tp, self.called + other.called, self.real + other.real)

    @staticmethod
    def _over(a, b):
        try:
            return a / b
        except ZeroDivisionError:
            return 0.0

    def scores(self):
        return (
            self._over(self.tp, self.called),
            self._over(self.tp, self.real),
            self._over(2 * self.tp, self.called + self.real),
        )


def precision_recall_f1(table, average):
    t = np.asarray(table)
    each = [_Counts(t[c, c], t[:, c].sum(), t[c].sum()) for c in range(len(t))]
    if average == "binary":
        return each[1].scores()
    if average == "micro":
        return sum(each, _Counts(0, 0, 0)).scores()
    p, r, f = np.mean([c.scores() for c in each], axis=0).tolist()
    return p, r, f
