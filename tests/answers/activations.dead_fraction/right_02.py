# right: two plain loops
def dead_fraction(acts):
    samples, units = acts.shape
    dead = 0
    for unit in range(units):
        alive = False
        for sample in range(samples):
            if acts[sample, unit] > 0:
                alive = True
        if not alive:
            dead += 1
    return dead / units
