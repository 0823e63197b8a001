# right: in a table of losses
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    losses = np.empty((epochs, -(-len(x) // size)))
    for e in range(epochs):
        shuffled = x[rng.permutation(len(x))]
        for b in range(losses.shape[1]):
            clean = shuffled[b * size : (b + 1) * size]
            losses[e, b] = step(corrupt(clean, noise, rng), clean)
    return losses.mean(axis=1)
