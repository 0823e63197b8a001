# wrong: the transposed product (places, filters) is reshaped to (F, oh, ow) without transposing back
# accept: filters_mixed_with_pixels
def conv_from_columns(columns, w, b, oh, ow):
    W = w.reshape(w.shape[0], -1)
    out = columns.transpose(0, 2, 1) @ W.T + b
    return out.reshape(columns.shape[0], w.shape[0], oh, ow)
