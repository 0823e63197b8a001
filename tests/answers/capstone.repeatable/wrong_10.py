# wrong: the first weights are zeros
# accept: weights_not_drawn
def train_and_score(x, y, x_new, seed):
    rng = np.random.default_rng(seed)
    m, s = np.mean(x, axis=0, keepdims=True), np.std(x, axis=0, keepdims=True) + 1e-9

    def features(a):
        return np.hstack([(a - m) / s, np.ones((len(a), 1))])

    known = features(x)
    theta = np.zeros(x.shape[1] + 1)
    for _ in range(10):
        for part in np.array_split(rng.permutation(len(known)), 5):
            p = 0.5 * (1 + np.tanh(0.5 * known[part] @ theta))
            theta -= 0.5 * known[part].T @ (p - y[part]) / len(part)
    return features(x_new) @ theta


symptoms = {"q1": "c", "q2": "b"}
