# right: one subtraction
def center(x):
    return x - x.mean()
