# wrong: array_split makes batches of equal size instead of `size`
# accept: evenly_split
symptoms = {f"q{n}": letter for n, letter in enumerate("bacbb", 1)}


def corrupt(x, noise, rng):
    y = np.add(x, rng.normal(loc=0.0, scale=noise, size=np.shape(x)))
    return np.where(y < 0, 0.0, np.where(y > 1, 1.0, y))


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    curve = []
    for _ in range(epochs):
        losses = []
        for rows in np.array_split(rng.permutation(len(x)), int(np.ceil(len(x) / size))):
            losses.append(step(corrupt(x[rows], noise, rng), x[rows]))
        curve.append(np.mean(losses))
    return curve
