# wrong: the loss is computed with the flat y, the gradients with the column
# accept: column_broadcast outer_broadcast
def mse_and_grad(x, y, w, b):
    n = len(x)
    p = x @ w + b
    loss = np.mean((p - y.ravel()) ** 2)
    return loss, 2 / n * x.T @ (p - y), 2 / n * np.sum(p - y)
