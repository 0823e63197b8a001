# right: sum with math.prod of the earlier strides
import math

def receptive_field(layers):
    return 1 + sum(d * (k - 1) * math.prod(l[1] for l in layers[:i]) for i, (k, s, d) in enumerate(layers))
