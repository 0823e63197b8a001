# right: one image after the other, collected in a list
def conv_from_columns(columns, w, b, oh, ow):
    rows = np.array([filt.ravel() for filt in w])
    out = []
    for matrix in columns:
        product = rows @ matrix
        out.append((product + b[:, np.newaxis]).reshape(len(w), oh, ow))
    return np.array(out)
