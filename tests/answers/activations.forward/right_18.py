# right: relu: copy and mask
def relu(x):
    out = x.copy()
    out[out < 0] = 0
    return out
