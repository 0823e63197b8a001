# wrong: oh and ow are swapped in the shape of the result
# accept: only_square
def conv_from_columns(columns, w, b, oh, ow):
    out = w.reshape(len(w), -1) @ columns + b[:, None]
    return out.reshape(len(columns), len(w), ow, oh)
