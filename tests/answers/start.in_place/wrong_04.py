# wrong: a slice x[:] of an array is a view, no copy, so x is changed
# accept: changes_input
def center(x):
    y = x[:]
    y -= y.mean()
    return y
