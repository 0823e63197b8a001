# wrong: d_relu: 1 instead of 0 at x = 0
# accept: one_at_zero
def d_relu(x):
    return (x >= 0).astype(x.dtype)
