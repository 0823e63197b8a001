# wrong: w is not flattened, w @ columns raises for the shapes
# accept: kernels_not_flattened
def conv_from_columns(columns, w, b, oh, ow):
    out = w @ columns + b[:, None]
    return out.reshape(columns.shape[0], w.shape[0], oh, ow)
