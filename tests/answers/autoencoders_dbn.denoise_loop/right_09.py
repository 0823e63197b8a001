# right: standard_normal times noise, minimum and maximum; a generator of batches with np.split
symptoms = {
    "q1": "b",
    "q2": "a",
    "q3": "c",
    "q4": "b",
    "q5": "b",
}


def corrupt(x, noise, rng):
    noisy = x + noise * rng.standard_normal(x.shape)
    return np.minimum(np.maximum(noisy, 0.0), 1.0)


def batches(x, size, rng):
    yield from np.split(x[rng.permutation(len(x))], range(size, len(x), size))


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    return [
        float(np.mean([step(corrupt(b, noise, rng), b) for b in batches(x, size, rng)]))
        for _ in range(epochs)
    ]
