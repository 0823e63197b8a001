# wrong: d_tanh: the formula of the sigmoid
# accept: sigmoid_rule
def d_tanh(y):
    return y * (1 - y)
