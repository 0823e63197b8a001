# wrong: returns probabilities (above 0.5), not scores (above 0)
# accept: probabilities_returned
import math


def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    n, d = x.shape
    means = [sum(x[:, j]) / n for j in range(d)]
    devs = [math.sqrt(sum((x[:, j] - means[j]) ** 2) / n) + 1e-9 for j in range(d)]
    ready = lambda row: [(v - m) / s for v, m, s in zip(row, means, devs)]
    known = [ready(row) for row in x]
    w, b = rng.normal(0, 0.1, d).tolist(), 0.0
    logit = lambda row: sum(v * a for v, a in zip(row, w)) + b
    for _ in range(10):
        for rows in np.array_split(rng.permutation(n), 5):
            errors = [1 / (1 + math.exp(-logit(known[i]))) - y[i] for i in rows]
            slope = [sum(e * known[i][j] for e, i in zip(errors, rows)) / len(rows) for j in range(d)]
            w = [a - 0.5 * g for a, g in zip(w, slope)]
            b -= 0.5 * sum(errors) / len(rows)
    return np.array([1 / (1 + math.exp(-logit(ready(row)))) for row in x_new])


symptoms = {
    "q1": "c",
    "q2": "b",
}
