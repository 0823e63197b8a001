# wrong: rounds up instead of down, so a window that hangs over the edge is counted
# accept: rounded_up
import math

def out_size(n, k, s=1, p=0, d=1):
    return math.ceil((n + 2 * p - d * (k - 1) - 1) / s) + 1
