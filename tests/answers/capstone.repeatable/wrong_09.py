# wrong: the rows are permuted once, before the epochs
# accept: permuted_once
def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    m, s = np.mean(x, axis=0, keepdims=True), np.std(x, axis=0, keepdims=True) + 1e-9

    def features(a):
        return np.hstack([(a - m) / s, np.ones((len(a), 1))])

    known = features(x)
    theta = np.append(rng.normal(0, 0.1, x.shape[1]), 0.0)
    order = rng.permutation(len(known))
    for _ in range(10):
        for part in np.array_split(order, 5):
            p = 0.5 * (1 + np.tanh(0.5 * known[part] @ theta))
            theta -= 0.5 * known[part].T @ (p - y[part]) / len(part)
    return features(x_new) @ theta


symptoms = {"q1": "c", "q2": "b"}
