# right: log-softmax with np.logaddexp.reduce, query scaled before the product, early answer for rows of nothing
def attention(q, k, v, mask=None):
    s = np.matmul(q / np.sqrt(q.shape[-1]), k.swapaxes(-2, -1))
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    lse = np.logaddexp.reduce(s, axis=-1, keepdims=True)
    blind = np.isneginf(lse)
    w = np.where(blind, 0.0, np.exp(s - np.where(blind, 0.0, lse)))
    return np.matmul(w, v), w


looked_up = dict(zip(["q1", "q2"], "bc"))
