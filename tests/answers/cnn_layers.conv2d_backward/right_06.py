# right: loop over places, all images at once, crops only when padded
def conv2d_backward(dout, x, w, stride=1, padding=0):
    x_pad = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)]).astype(np.float64)
    dx_pad = np.zeros_like(x_pad)
    dw = np.zeros(w.shape, dtype=np.float64)
    db = np.sum(np.sum(np.sum(dout, axis=3), axis=2), axis=0)
    kh, kw = w.shape[2], w.shape[3]
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            h, v = i * stride, j * stride
            g = dout[:, :, i, j]
            dw += np.tensordot(g, x_pad[:, :, h:h + kh, v:v + kw], axes=(0, 0))
            dx_pad[:, :, h:h + kh, v:v + kw] += np.tensordot(g, w, axes=(1, 0))
    if padding > 0:
        dx_pad = dx_pad[:, :, padding:-padding, padding:-padding]
    return dx_pad, dw, db
