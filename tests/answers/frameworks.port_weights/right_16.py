# right: math.ceil
import math

def same_padding(size, kernel, stride):
    out = math.ceil(size / stride)
    needed = max((out - 1) * stride + kernel - size, 0)
    before = math.floor(needed / 2)
    after = math.ceil(needed / 2)
    return (before, after)
