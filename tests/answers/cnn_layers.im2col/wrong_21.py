# wrong: w is reshaped to (C*KH*KW, F) and transposed instead of flattened filter by filter
# accept: weights_shuffled
def conv_from_columns(columns, w, b, oh, ow):
    F = w.shape[0]
    weights = w.reshape(-1, F).T
    out = weights @ columns + b[:, None]
    return out.reshape(columns.shape[0], F, oh, ow)
