# right: d_sigmoid: completed square
def d_sigmoid(y):
    return 0.25 - (y - 0.5) ** 2
