# wrong: shuffled once
# accept: shuffled_once
def shuffled_score(pipeline, x, y, test, draws, rng):
    z = rng.permutation(y)
    return np.mean([np.mean((pipeline(x, z, test) >= 0.5) == z[test]) for _ in range(draws)])
