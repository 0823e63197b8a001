# wrong: images and filters are mixed up in the reshape of the one large product
# accept: only_batch_of_one
def conv_from_columns(columns, w, b, oh, ow):
    n, k, p = columns.shape
    f = w.shape[0]
    big = columns.transpose(1, 0, 2).reshape(k, n * p)
    out = w.reshape(f, k) @ big + b[:, None]
    return out.reshape(n, f, oh, ow)
