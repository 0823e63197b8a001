# wrong: d_sigmoid: changes its argument in place
# accept: changes_input
def d_sigmoid(y):
    y *= 1 - y
    return y
