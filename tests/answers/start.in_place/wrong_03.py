# wrong: writes the result back into x
def center(x):
    x[:] = x - x.mean()
    return x
