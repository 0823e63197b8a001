# wrong: d_sigmoid: missing brackets, y * 1 - y is 0 everywhere
# accept: brackets_missing always_the_same
def d_sigmoid(y):
    return y * 1 - y
