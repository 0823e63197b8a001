# wrong: root forgotten for dk
# accept: scale_forgotten_for_keys
def attention_backward(dout, q, k, v, weights):
    root = np.sqrt(q.shape[-1])
    dv = np.swapaxes(weights, -1, -2) @ dout
    dp = dout @ np.swapaxes(v, -1, -2)
    ds = weights * (dp - (dp * weights).sum(axis=-1, keepdims=True))
    dq = ds @ k / root
    dk = np.swapaxes(ds, -1, -2) @ q
    return dq, dk, dv
