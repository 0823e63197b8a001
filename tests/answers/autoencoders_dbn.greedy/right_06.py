# right: by reduce
def features(p_h, v, stack):
    from functools import reduce

    return reduce(lambda x, machine: p_h(x, machine[0], machine[-1]), stack, v)
