# wrong: the mask is made from the arriving gradient instead of x
# accept: mask_from_dout argument_ignored
def relu_backward(dout, x):
    return dout * (dout > 0)
