# right: np.where on both borders; a random order by argsort of random keys
symptoms = {f"q{n}": letter for n, letter in enumerate("bacbb", 1)}


def corrupt(x, noise, rng):
    y = np.add(x, rng.normal(loc=0.0, scale=noise, size=np.shape(x)))
    return np.where(y < 0, 0.0, np.where(y > 1, 1.0, y))


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    def one_epoch():
        order = np.argsort(rng.random(len(x)))
        number = -(-len(x) // size)
        for b in range(number):
            clean = np.take(x, order[b * size : (b + 1) * size], axis=0)
            yield step(corrupt(clean, noise, rng), clean)

    result = []
    for _ in range(epochs):
        losses = list(one_epoch())
        result.append(sum(losses) / len(losses))
    return result
