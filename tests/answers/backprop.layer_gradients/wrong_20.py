# wrong: ReLU is applied to the gradient, negative gradients are lost
def relu_backward(dout, x):
    return np.maximum(0, dout)
