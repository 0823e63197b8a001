# wrong: writes the result back into x
# accept: changes_input
def center(x):
    x[:] = x - x.mean()
    return x
