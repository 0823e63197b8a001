# wrong: d_relu: changes its argument in place
# accept: changes_input
def d_relu(x):
    x[x > 0] = 1
    x[x <= 0] = 0
    return x
