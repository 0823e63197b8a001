# wrong: d_sigmoid: the factor y is missing
# accept: half_of_the_product
def d_sigmoid(y):
    return 1 - y
