# wrong: ReLU is applied to the gradient, negative gradients are lost
# accept: mask_from_dout argument_ignored
def relu_backward(dout, x):
    return np.maximum(0, dout)
