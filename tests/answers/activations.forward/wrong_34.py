# wrong: leaky_relu: changes the argument in place
# accept: changes_input
def leaky_relu(x, slope=0.01):
    x[x <= 0] *= slope
    return x
