# wrong: noisy versions of the first image
# accept: torn_apart
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        losses = []
        for i in range(0, len(x), size):
            clean = x[order[i : i + size]]
            noisy = corrupt(x, noise, rng)[order[i : i + size] * 0]
            losses.append(step(noisy, clean))
        means.append(np.mean(losses))
    return means
