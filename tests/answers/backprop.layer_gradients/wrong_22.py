# wrong: leaky ReLU: 1 % of the gradient passes where x is negative
# accept: leaky_slope
def relu_backward(dout, x):
    return dout * np.where(x > 0, 1, 0.01)
