# right: reshape and matmul with broadcasting
def conv_from_columns(columns, w, b, oh, ow):
    F = w.shape[0]
    out = w.reshape(F, -1) @ columns + b.reshape(-1, 1)
    return out.reshape(columns.shape[0], F, oh, ow)
