# wrong: the gradient passes at x = 0 too
def relu_backward(dout, x):
    return dout * (x >= 0)
