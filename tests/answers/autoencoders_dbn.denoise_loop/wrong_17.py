# wrong: the order is drawn once
# accept: same_order
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    means = []
    order = rng.permutation(len(x))
    for _ in range(epochs):
        losses = []
        for i in range(0, len(x), size):
            clean = x[order[i : i + size]]
            losses.append(step(corrupt(clean, noise, rng), clean))
        means.append(np.mean(losses))
    return means
