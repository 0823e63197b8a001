# right: d_sigmoid: loop over all entries
def d_sigmoid(y):
    out = np.zeros_like(y)
    for i in np.ndindex(y.shape):
        out[i] = y[i] * (1 - y[i])
    return out
