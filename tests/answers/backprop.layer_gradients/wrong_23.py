# wrong: if on a whole array, which raises ValueError
def relu_backward(dout, x):
    if x > 0:
        return dout
    else:
        return 0
