# wrong: input and target swapped
# accept: inputs_and_targets_swapped
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        losses = []
        for i in range(0, len(x), size):
            clean = x[order[i : i + size]]
            noisy = corrupt(clean, noise, rng)
            losses.append(step(clean, noisy))
        means.append(np.mean(losses))
    return means
