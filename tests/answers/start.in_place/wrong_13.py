# wrong: the copy keeps the integer type, so subtracting a float mean in place raises for integer arrays
def center(x):
    y = x.copy()
    y -= y.mean()
    return y
