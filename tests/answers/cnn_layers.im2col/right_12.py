# right: all images side by side in a single two-dimensional product
def conv_from_columns(columns, w, b, oh, ow):
    n, k, p = columns.shape
    f = w.shape[0]
    big = columns.transpose(1, 0, 2).reshape(k, n * p)
    out = np.dot(w.reshape(f, k), big) + b[:, None]
    return out.reshape(f, n, oh, ow).transpose(1, 0, 2, 3)
