# wrong: the last batch is dropped
# accept: short_batch_dropped
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        losses = []
        for i in range(0, len(x) - size + 1, size):
            clean = x[order[i : i + size]]
            noisy = corrupt(clean, noise, rng)
            losses.append(step(noisy, clean))
        means.append(np.mean(losses))
    return means
