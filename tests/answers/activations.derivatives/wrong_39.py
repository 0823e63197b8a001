# wrong: d_leaky_relu: changes its argument in place
# accept: changes_input
def d_leaky_relu(x, slope=0.01):
    positive = x > 0
    x[positive] = 1
    x[~positive] = slope
    return x
