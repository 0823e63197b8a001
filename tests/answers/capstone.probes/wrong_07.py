# wrong: the kept row changes as well
# accept: honest_is_accused
def looks_sideways(pipeline, x, y, test, rng):
    z = x.copy()
    z[test] += rng.normal(0, 30, z[test].shape)
    return bool((pipeline(x, y, test) != pipeline(z, y, test)).any())
