# right: d_tanh: product of two factors
def d_tanh(y):
    return (1 - y) * (1 + y)
