# right: functools.reduce with a pair
from functools import reduce

def receptive_field(layers):
    return reduce(lambda a, l: (a[0] + a[1] * l[2] * (l[0] - 1), a[1] * l[1]), layers, (1, 1))[0]
