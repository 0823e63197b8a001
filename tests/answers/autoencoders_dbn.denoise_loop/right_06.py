# right: by a generator of batches
def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    def batches():
        order = list(range(len(x)))
        rng.shuffle(order)
        while order:
            taken, order = order[:size], order[size:]
            yield x[taken]

    return [np.mean([step(corrupt(c, noise, rng), c) for c in batches()]) for _ in range(epochs)]
