# wrong: only training labels are shuffled
# accept: training_labels_only
def shuffled_score(pipeline, x, y, test, draws, rng):
    scores = []
    for _ in range(draws):
        z = y.copy()
        z[~test] = rng.permutation(z[~test])
        scores.append(np.mean((pipeline(x, z, test) >= 0.5) == z[test]))
    return np.mean(scores)
