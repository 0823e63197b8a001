# wrong: the gradient passes at x = 0 too
# accept: one_at_zero
def relu_backward(dout, x):
    return dout * (x >= 0)
