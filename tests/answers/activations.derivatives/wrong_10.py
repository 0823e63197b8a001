# wrong: d_sigmoid: matrix product instead of elementwise product
# accept: matrix_product
def d_sigmoid(y):
    return y @ (1 - y)
