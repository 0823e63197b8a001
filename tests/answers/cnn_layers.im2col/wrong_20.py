# wrong: the bias is forgotten
# accept: bias_forgotten
def conv_from_columns(columns, w, b, oh, ow):
    F = w.shape[0]
    out = w.reshape(F, -1) @ columns
    return out.reshape(columns.shape[0], F, oh, ow)
