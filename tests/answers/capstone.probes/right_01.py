# right: counted over all draws
def shuffled_score(pipeline, x, y, test, draws, rng):
    right = count = 0
    for _ in range(draws):
        z = y.copy()
        rng.shuffle(z)
        for score, label in zip(pipeline(x, z, test), z[test]):
            right += int(score >= 0.5) == label
            count += 1
    return right / count
