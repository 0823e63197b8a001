# wrong: the mask is inverted, the gradient passes where x is negative
# accept: wrong_side
def relu_backward(dout, x):
    dx = dout.copy()
    dx[x > 0] = 0
    return dx
