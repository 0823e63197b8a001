# wrong: the gradient of the bias is missing in what is returned
# accept: result_missing
def dense_backward(dout, x, w):
    dx = np.dot(dout, w.T)
    dw = np.dot(x.T, dout)
    return dx, dw
