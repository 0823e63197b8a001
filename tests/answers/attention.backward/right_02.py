# right: einsum
def attention_backward(dout, q, k, v, weights):
    dp = np.einsum("...qv,...kv->...qk", dout, v)
    mean = np.einsum("...qk,...qk->...q", dp, weights)[..., None]
    ds = weights * (dp - mean) / q.shape[-1] ** 0.5
    return (
        np.einsum("...qk,...kd->...qd", ds, k),
        np.einsum("...qk,...qd->...kd", ds, q),
        np.einsum("...qk,...qv->...kv", weights, dout),
    )
