# wrong: the noise level of the example, 0.5, is hard-coded
# accept: argument_ignored
symptoms = {"q1": "b", "q2": "a", "q3": "c", "q4": "b", "q5": "b"}


def corrupt(x, noise, rng):
    return np.clip(x + rng.normal(0, noise, x.shape), 0, 1)


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    curve = []
    for _ in range(epochs):
        order, losses = rng.permutation(len(x)), []
        for start in range(0, len(x), size):
            clean = x[order[start : start + size]]
            losses.append(step(corrupt(clean, 0.5, rng), clean))
        curve.append(np.mean(losses))
    return curve
