# wrong: d_sigmoid: the formula of tanh
# accept: tanh_rule
def d_sigmoid(y):
    return 1 - y**2
