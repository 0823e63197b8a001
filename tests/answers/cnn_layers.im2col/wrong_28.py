# wrong: the kernel is flipped before the product
# accept: kernel_flipped
def conv_from_columns(columns, w, b, oh, ow):
    W = w[:, :, ::-1, ::-1].reshape(len(w), -1)
    out = W @ columns + b[:, None]
    return out.reshape(len(columns), len(w), oh, ow)
