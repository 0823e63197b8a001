# wrong: compared with the labels before
# accept: old_answers
def shuffled_score(pipeline, x, y, test, draws, rng):
    total = 0
    for _ in range(draws):
        z = rng.permutation(y)
        total += np.mean((pipeline(x, z, test) >= 0.5) == y[test])
    return total / draws
