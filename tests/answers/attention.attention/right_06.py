# right: masked array for the maximum
def attention(q, k, v, mask=None):
    s = (q / np.sqrt(q.shape[-1])) @ np.swapaxes(k, -1, -2)
    hidden = np.zeros(s.shape, bool) if mask is None else ~np.broadcast_to(mask, s.shape)
    top = np.max(np.where(hidden, -1e308, s), axis=-1, keepdims=True)
    e = np.where(hidden, 0, np.exp(np.minimum(s - top, 0)))
    w = e / np.maximum(e.sum(axis=-1, keepdims=True), 1e-30)
    return np.matmul(w, v), w
