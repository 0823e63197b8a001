# right: sets of names, several random tries
def leaks(steps, x, y, test):
    guilty = set()
    rng = np.random.default_rng(5)
    for _ in range(5):
        for name, step in steps:
            keep = rng.choice(np.flatnonzero(test))
            mask = test & (np.arange(len(test)) != keep)
            x2 = np.where(mask[:, None], rng.uniform(-99, 99, x.shape), x)
            y2 = np.where(test, 1 - y, y)
            difference = np.abs(step(x2, y2, test) - step(x, y, test)).max(axis=1)
            if (difference[~mask] > 1e-9).any():
                guilty.add(name)
    return [name for name, _ in steps if name in guilty]
