# wrong: d_sigmoid: sign, y (y - 1)
def d_sigmoid(y):
    return y * (y - 1)
