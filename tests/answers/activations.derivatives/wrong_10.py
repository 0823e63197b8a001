# wrong: d_sigmoid: matrix product instead of elementwise product
def d_sigmoid(y):
    return y @ (1 - y)
