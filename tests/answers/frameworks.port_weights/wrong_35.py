# wrong: half the padding on both sides, one pixel is lost when the total is odd
# accept: symmetric
def same_padding(size, kernel, stride):
    out = -(-size // stride)
    total = max((out - 1) * stride + kernel - size, 0)
    return total // 2, total // 2
