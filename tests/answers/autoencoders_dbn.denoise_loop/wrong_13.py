# wrong: the noise is drawn once
# accept: noise_drawn_once
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    fixed = corrupt(x, noise, rng)
    for _ in range(epochs):
        order = rng.permutation(len(x))
        losses = []
        for i in range(0, len(x), size):
            clean = x[order[i : i + size]]
            noisy = fixed[order[i : i + size]]
            losses.append(step(noisy, clean))
        means.append(np.mean(losses))
    return means
