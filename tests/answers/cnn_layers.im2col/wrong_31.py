# wrong: multiplies element by element with * instead of the matrix product
# accept: elementwise_product
def conv_from_columns(columns, w, b, oh, ow):
    out = w.reshape(len(w), -1) * columns + b[:, None]
    return out.reshape(len(columns), len(w), oh, ow)
