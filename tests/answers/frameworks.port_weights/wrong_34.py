# wrong: stride is ignored, kernel - 1 in all
# accept: as_for_stride_one
def same_padding(size, kernel, stride):
    total = kernel - 1
    return total // 2, total - total // 2
