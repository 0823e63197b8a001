# wrong: slope and arriving gradient are added instead of multiplied
# accept: added_not_multiplied
def relu_backward(dout, x):
    return dout + (x > 0)
