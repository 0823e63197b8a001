# right: nested list comprehension with dot products of flattened windows
def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0,), (0,), (padding,), (padding,)))
    kh, kw = w.shape[2], w.shape[3]
    rows = range(0, xp.shape[2] - kh + 1, stride)
    cols = range(0, xp.shape[3] - kw + 1, stride)
    return np.array([[[[image[:, r:r + kh, c:c + kw].ravel() @ filt.ravel() + bias for c in cols] for r in rows]
                      for filt, bias in zip(w, b)] for image in xp], dtype=x.dtype)
