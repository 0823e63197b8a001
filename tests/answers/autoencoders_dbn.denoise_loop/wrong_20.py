# wrong: the sum of an epoch
# accept: losses_added
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        losses = []
        for i in range(0, len(x), size):
            clean = x[order[i : i + size]]
            noisy = corrupt(clean, noise, rng)
            losses.append(step(noisy, clean))
        means.append(sum(losses))
    return means
