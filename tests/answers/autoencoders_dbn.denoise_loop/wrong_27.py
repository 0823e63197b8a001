# wrong: shuffles the images that were given in place
# accept: changes_input
symptoms = dict(q1="b", q2="a", q3="c", q4="b", q5="b")


def corrupt(x, noise, rng):
    return rng.normal(x, noise).clip(0, 1)


def train_denoiser(step, corrupt, x, noise, size, epochs, rng):
    curve = []
    for _ in range(epochs):
        rng.shuffle(x)
        losses = []
        for i in range(0, len(x), size):
            losses.append(step(corrupt(x[i : i + size], noise, rng), x[i : i + size]))
        curve.append(np.mean(losses))
    return curve
