# right: take_along_axis
def last_valid(h, lengths):
    index = np.asarray(lengths)[None, :, None] - 1
    return np.take_along_axis(h, index, axis=0).squeeze(0)
