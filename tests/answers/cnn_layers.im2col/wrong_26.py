# wrong: the matrices are multiplied in the wrong order, columns @ weights, which raises
# accept: factors_swapped
def conv_from_columns(columns, w, b, oh, ow):
    W = w.reshape(w.shape[0], -1)
    out = columns @ W + b[:, None]
    return out.reshape(columns.shape[0], w.shape[0], oh, ow)
