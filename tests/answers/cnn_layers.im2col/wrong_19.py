# wrong: the bias is added without a new axis, along the places instead of per filter
# accept: wrong_axis
def conv_from_columns(columns, w, b, oh, ow):
    F = w.shape[0]
    out = w.reshape(F, -1) @ columns + b
    return out.reshape(columns.shape[0], F, oh, ow)
