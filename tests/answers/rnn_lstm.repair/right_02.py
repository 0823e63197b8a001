# right: rng.choice, labels copied
def echo_task(n, length, rng):
    x = rng.choice([0, 1], (n, length))
    y = x[:, 0].copy()
    return x, y
