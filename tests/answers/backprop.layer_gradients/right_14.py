# right: heaviside step with 0 at 0
def relu_backward(dout, x):
    return np.heaviside(x, 0) * dout
