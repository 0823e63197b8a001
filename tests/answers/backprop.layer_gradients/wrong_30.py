# wrong: the larger one of gradient and input is returned, np.maximum(dout, x)
# accept: maximum_of_both
def relu_backward(dout, x):
    return np.maximum(dout, x)
