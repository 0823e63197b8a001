# right: in one line
def corrupt(x, noise, rng):
    return (x + noise * rng.standard_normal(size=x.shape)).clip(0, 1)
