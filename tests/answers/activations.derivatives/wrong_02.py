# wrong: d_sigmoid: sign, y (y - 1)
# accept: negated
def d_sigmoid(y):
    return y * (y - 1)
