# wrong: the padding of stride 1, (kernel - 1) / 2 on both sides
# accept: as_for_stride_one symmetric
def same_padding(size, kernel, stride):
    pad = (kernel - 1) // 2
    return pad, pad
