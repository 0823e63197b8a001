# wrong: if on a whole array, which raises ValueError
# accept: one_number_only
def relu_backward(dout, x):
    if x > 0:
        return dout
    else:
        return 0
