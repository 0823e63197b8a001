# wrong: halves as fractions
# accept: symmetric not_rounded
def same_padding(size, kernel, stride):
    out = np.ceil(size / stride)
    total = max((out - 1) * stride + kernel - size, 0)
    return total / 2, total / 2
