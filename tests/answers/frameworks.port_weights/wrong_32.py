# wrong: max(..., 0) is missing, the padding may be negative
# accept: negative_padding
def same_padding(size, kernel, stride):
    out = -(-size // stride)
    total = (out - 1) * stride + kernel - size
    return total // 2, total - total // 2
