# right: copy first, then in place on the copy
def center(x):
    y = x.astype(float)
    y -= y.mean()
    return y
