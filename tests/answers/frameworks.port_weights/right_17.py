# right: the two cases of TensorFlow's old documentation
def same_padding(size, kernel, stride):
    if size % stride == 0:
        pad = max(kernel - stride, 0)
    else:
        pad = max(kernel - (size % stride), 0)
    before = pad // 2
    return before, pad - before
