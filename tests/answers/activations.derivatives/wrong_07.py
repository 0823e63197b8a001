# wrong: d_sigmoid: differentiates y - y^2 once more, 1 - 2y
# accept: derived_once_more
def d_sigmoid(y):
    return 1 - 2 * y
