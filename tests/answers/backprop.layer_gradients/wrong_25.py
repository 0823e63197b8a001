# wrong: only the passing entries are selected, the shape is lost
# accept: entries_dropped
def relu_backward(dout, x):
    return dout[x > 0]
