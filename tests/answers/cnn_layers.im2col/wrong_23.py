# wrong: the product is not folded back, the result is (N, F, oh * ow)
# accept: not_reshaped
def conv_from_columns(columns, w, b, oh, ow):
    return w.reshape(w.shape[0], -1) @ columns + b[:, None]
