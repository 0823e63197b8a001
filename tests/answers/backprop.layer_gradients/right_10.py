# right: copy and set to 0
def relu_backward(dout, x):
    dx = np.array(dout)
    dx[x <= 0] = 0
    return dx
