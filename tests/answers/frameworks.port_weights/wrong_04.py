# wrong: the convolution is turned with .T too, although its layout is the same
# accept: conv_axes_moved all_axes_reversed
def to_torch(kind, weights):
    arrays = [w.T for w in weights]
    if kind == "lstm":
        arrays.append(np.zeros_like(arrays[-1]))
    return arrays
