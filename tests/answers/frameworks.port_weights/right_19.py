# right: divmod
def same_padding(size, kernel, stride):
    total = (int(np.ceil(size / stride)) - 1) * stride + kernel - size
    if total < 0:
        total = 0
    half, rest = divmod(total, 2)
    return half, half + rest
