# wrong: out * stride instead of (out - 1) * stride
# accept: off_by_one
def same_padding(size, kernel, stride):
    out = -(-size // stride)
    total = max(out * stride + kernel - size, 0)
    return total // 2, total - total // 2
