# wrong: sum over queries
# accept: sum_over_queries
def attention_backward(dout, q, k, v, weights):
    root = np.sqrt(q.shape[-1])
    dv = np.swapaxes(weights, -1, -2) @ dout
    dp = dout @ np.swapaxes(v, -1, -2)
    ds = weights * (dp - (dp * weights).sum(axis=-2, keepdims=True))
    dq = ds @ k / root
    dk = np.swapaxes(ds, -1, -2) @ q / root
    return dq, dk, dv
