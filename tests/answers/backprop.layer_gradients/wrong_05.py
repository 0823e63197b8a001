# wrong: db has shape (1, H) instead of (H,)
# accept: axis_left_over
def dense_backward(dout, x, w):
    return dout @ w.T, x.T @ dout, np.sum(dout, axis=0, keepdims=True)
