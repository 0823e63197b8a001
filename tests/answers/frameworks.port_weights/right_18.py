# right: adds one pixel after, then one before, in turn until it is enough
def same_padding(size, kernel, stride):
    out = (size + stride - 1) // stride
    before = after = 0
    while before + size + after < (out - 1) * stride + kernel:
        if after == before:
            after += 1
        else:
            before += 1
    return before, after
