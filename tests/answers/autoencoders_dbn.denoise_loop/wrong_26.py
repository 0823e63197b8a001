# wrong: each loss is weighted by the size of its batch: a mean over images, not over batches
# accept: weighted_by_images
symptoms = {"q1": "b", "q2": "a", "q3": "c", "q4": "b", "q5": "b"}


def corrupt(x, noise, rng):
    return np.clip(x + rng.normal(0, noise, x.shape), 0, 1)


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    curve = []
    for _ in range(epochs):
        order, total = rng.permutation(len(x)), 0.0
        for i in range(0, len(x), size):
            clean = x[order[i : i + size]]
            total += step(corrupt(clean, noise, rng), clean) * len(clean)
        curve.append(total / len(x))
    return curve
