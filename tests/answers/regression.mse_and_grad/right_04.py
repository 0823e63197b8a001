# right: einsum and means over the samples
def mse_and_grad(x, y, w, b):
    y = np.reshape(y, (-1,))
    residual = y - (np.einsum("nd,d->n", x, w) + b)
    loss = np.einsum("n,n->", residual, residual) / len(y)
    grad_w = -2 * (residual[:, None] * x).mean(axis=0)
    grad_b = -2 * residual.mean()
    return loss, grad_w, grad_b
