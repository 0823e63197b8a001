# right: d_leaky_relu: from d_relu
def d_leaky_relu(x, slope=0.01):
    step = d_relu(x)
    return step + slope * (1 - step)
