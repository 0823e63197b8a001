# right: d_sigmoid: multiplied out
def d_sigmoid(y):
    return y - y**2
