# wrong: the new examples have their own mean
# accept: scaled_by_itself
def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    mean, std = x.mean(axis=0), x.std(axis=0) + 1e-9
    a = (x - mean) / std
    b = (x_new - x_new.mean(axis=0)) / (x_new.std(axis=0) + 1e-9)
    weights, bias = rng.normal(0, 0.1, x.shape[1]), 0.0
    for _ in range(10):
        for rows in np.array_split(rng.permutation(len(a)), 5):
            error = 1 / (1 + np.exp(-(a[rows] @ weights + bias))) - y[rows]
            weights -= 0.5 * a[rows].T @ error / len(rows)
            bias -= 0.5 * error.mean()
    return b @ weights + bias
