# wrong: the mean is summed over keys without keepdims, so it is subtracted along the wrong axis
# accept: keepdims_missing
def attention_backward(dout, q, k, v, weights):
    root = q.shape[-1] ** 0.5
    dp = dout @ np.swapaxes(v, -1, -2)
    ds = weights * (dp - (dp * weights).sum(axis=-1)[..., None, :])
    return ds @ k / root, np.swapaxes(ds, -1, -2) @ q / root, np.swapaxes(weights, -1, -2) @ dout
