# wrong: quiz: q1 'a'
# accept: q1=a
def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    mean, std = x.mean(axis=0), x.std(axis=0) + 1e-9
    x = (x - mean) / std
    x_new = (x_new - mean) / std
    weights, bias = rng.normal(0, 0.1, x.shape[1]), 0.0
    for _ in range(10):
        for rows in np.array_split(rng.permutation(len(x)), 5):
            error = 1 / (1 + np.exp(-(x[rows] @ weights + bias))) - y[rows]
            weights -= 0.5 * x[rows].T @ error / len(rows)
            bias -= 0.5 * error.mean()
    return x_new @ weights + bias


symptoms = {
    "q1": "a",
    "q2": "b",
}
