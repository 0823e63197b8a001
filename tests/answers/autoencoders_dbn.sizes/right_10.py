# right: recursion for the prints; search with next()
def up_size(n, k, s=1, p=0, op=0):
    if n == 1:
        return k - 2 * p + op
    return s + up_size(n - 1, k, s, p, op)


import math


def output_padding(n, k, s=1, p=0):
    few = math.floor((n + 2 * p - k) / s) + 1
    return next(op for op in range(s) if up_size(few, k, s, p, op) == n)
