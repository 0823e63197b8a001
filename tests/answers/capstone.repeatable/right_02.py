# right: copies at the beginning
def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    a, b = x.copy(), x_new.copy()
    b -= a.mean(axis=0)
    a -= a.mean(axis=0)
    b /= a.std(axis=0) + 1e-9
    a /= a.std(axis=0) + 1e-9
    weights, bias = rng.normal(0, 0.1, x.shape[1]), 0.0
    for _ in range(10):
        for rows in np.array_split(rng.permutation(len(a)), 5):
            error = 1 / (1 + np.exp(-(a[rows] @ weights + bias))) - y[rows]
            weights -= 0.5 * a[rows].T @ error / len(rows)
            bias -= 0.5 * error.mean()
    return b @ weights + bias
