# right: with a running total
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    history = []
    n = len(x)
    for epoch in range(epochs):
        idx = rng.permutation(n)
        total, count = 0.0, 0
        for i in range(0, n, size):
            batch = x[idx[i : i + size]]
            total += step(corrupt(batch, noise, rng), batch)
            count += 1
        history.append(total / count)
    return history
