# wrong: floor instead of ceil for the number of outputs
# accept: outputs_rounded_down
def same_padding(size, kernel, stride):
    out = size // stride
    total = max((out - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2
