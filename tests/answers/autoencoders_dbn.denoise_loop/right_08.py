# right: the noise of an epoch at once
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    result = []
    for _ in range(epochs):
        noisy = corrupt(x, noise, rng)
        order = rng.permutation(len(x))
        found = []
        for start in range(0, len(x), size):
            rows = order[start : start + size]
            found.append(step(noisy[rows], x[rows]))
        result.append(sum(found) / len(found))
    return result
