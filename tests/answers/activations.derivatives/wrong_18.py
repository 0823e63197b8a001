# wrong: d_tanh: changes its argument in place
# accept: changes_input
def d_tanh(y):
    np.square(y, out=y)
    return 1 - y
