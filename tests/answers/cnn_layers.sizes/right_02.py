# right: step by step with math.floor
import math

def out_size(n, k, s=1, p=0, d=1):
    reach = d * (k - 1) + 1
    total = n + 2 * p
    return int(math.floor((total - reach) / s)) + 1
