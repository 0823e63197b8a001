# wrong: the total is returned instead of before and after
# accept: scalar_instead
def same_padding(size, kernel, stride):
    out = -(-size // stride)
    return max((out - 1) * stride + kernel - size, 0)
