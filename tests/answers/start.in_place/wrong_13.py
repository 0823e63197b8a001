# wrong: the copy keeps the integer type, so subtracting a float mean in place raises for integer arrays
# accept: in_place_on_integers
def center(x):
    y = x.copy()
    y -= y.mean()
    return y
