# wrong: the arriving gradient is ignored, only the slope is returned
# accept: upstream_dropped argument_ignored
def relu_backward(dout, x):
    return np.where(x > 0, 1.0, 0.0)
