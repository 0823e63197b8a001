# wrong: columns of several images are put side by side by a reshape without transposing first
# accept: only_batch_of_one
def conv_from_columns(columns, w, b, oh, ow):
    n, k, p = columns.shape
    f = w.shape[0]
    out = w.reshape(f, k) @ columns.reshape(k, n * p) + b[:, None]
    return out.reshape(f, n, oh, ow).transpose(1, 0, 2, 3)
