# right: the mean by the output, as in fast kernels
def attention_backward(dout, q, k, v, weights):
    out = weights @ v
    delta = np.sum(dout * out, axis=-1, keepdims=True)
    ds = weights * (dout @ v.mT - delta)
    scale = 1 / np.sqrt(q.shape[-1])
    return ds @ k * scale, ds.mT @ q * scale, weights.mT @ dout
