# right: masked softmax with guarded maximum and sum
def attention(q, k, v, mask=None):
    d = q.shape[-1]
    s = np.matmul(q, np.swapaxes(k, -2, -1)) / np.sqrt(d)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    m[m == -np.inf] = 0
    p = np.exp(s - m)
    z = p.sum(-1, keepdims=True)
    z[z == 0] = 1
    p = p / z
    return p @ v, p
