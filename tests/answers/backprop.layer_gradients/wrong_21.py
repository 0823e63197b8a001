# wrong: the gradient is multiplied by relu(x) instead of by its slope
# accept: times_input
def relu_backward(dout, x):
    return dout * np.maximum(0, x)
