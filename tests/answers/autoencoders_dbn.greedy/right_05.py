# right: with whole machines
def features(p_h, v, stack):
    x = v
    for machine in stack:
        x = p_h(x, machine[0], machine[2])
    return x
