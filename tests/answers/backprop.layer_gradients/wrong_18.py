# wrong: the mask is made from the arriving gradient instead of x
def relu_backward(dout, x):
    return dout * (dout > 0)
