# wrong: d_leaky_relu: 0 on the negative side as for ReLU
# accept: zero_for_negative argument_ignored
def d_leaky_relu(x, slope=0.01):
    return (x > 0).astype(x.dtype)
