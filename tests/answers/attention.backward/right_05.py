# right: a list comes back
def attention_backward(dout, q, k, v, weights):
    w_t = np.moveaxis(weights, -1, -2)
    grad_w = np.matmul(dout, np.moveaxis(v, -1, -2))
    grad_s = weights * grad_w
    grad_s = grad_s - weights * grad_s.sum(axis=-1, keepdims=True)
    grad_s = grad_s / np.sqrt(k.shape[-1])
    return [np.matmul(grad_s, k), np.matmul(np.moveaxis(grad_s, -1, -2), q), np.matmul(w_t, dout)]
