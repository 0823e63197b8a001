# wrong: only the passing entries are selected, the shape is lost
def relu_backward(dout, x):
    return dout[x > 0]
