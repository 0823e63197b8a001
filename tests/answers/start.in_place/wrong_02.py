# wrong: y = x is no copy, so x is changed through y
# accept: changes_input
def center(x):
    y = x
    y -= y.mean()
    return y
