# wrong: the larger one of gradient and input is returned, np.maximum(dout, x)
def relu_backward(dout, x):
    return np.maximum(dout, x)
