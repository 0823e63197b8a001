# wrong: dv without transpose
# accept: weights_not_transposed
def attention_backward(dout, q, k, v, weights):
    root = np.sqrt(q.shape[-1])
    dv = weights @ dout
    dp = dout @ np.swapaxes(v, -1, -2)
    ds = weights * (dp - (dp * weights).sum(axis=-1, keepdims=True))
    dq = ds @ k / root
    dk = np.swapaxes(ds, -1, -2) @ q / root
    return dq, dk, dv
