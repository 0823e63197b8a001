# right: row by row in a loop, in-place on its own copy; rng.shuffle of an index list
symptoms = dict(zip(("q1", "q2", "q3", "q4", "q5"), "bacbb"))


def corrupt(x, noise, rng):
    result = np.array(x, dtype=float)
    for row in result:
        row += rng.normal(scale=noise, size=row.shape)
    result[result < 0] = 0
    result[result > 1] = 1
    return result


import statistics


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    rows = list(range(len(x)))
    history = []
    for _ in range(epochs):
        rng.shuffle(rows)
        losses = []
        for i in range(0, len(rows), size):
            part = x[rows[i : i + size]]
            noisy = corrupt(part, noise, rng)
            losses.append(float(step(noisy, part)))
        history.append(statistics.fmean(losses))
    return history
