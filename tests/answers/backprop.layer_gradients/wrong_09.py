# wrong: dx comes out transposed, shape (D, N)
# accept: transposed
def dense_backward(dout, x, w):
    dx = w @ dout.T
    dw = x.T @ dout
    db = np.sum(dout, axis=0)
    return dx, dw, db
