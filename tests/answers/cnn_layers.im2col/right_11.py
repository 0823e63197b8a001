# right: tensordot and moveaxis
def conv_from_columns(columns, w, b, oh, ow):
    n = columns.shape[0]
    f = w.shape[0]
    out = np.tensordot(columns, w.reshape(f, -1).T, axes=(1, 0))
    out = np.moveaxis(out + b, 2, 1)
    return out.reshape(n, f, oh, ow)
