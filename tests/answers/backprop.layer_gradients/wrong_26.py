# wrong: the sign of x is used as slope, so the gradient comes back negative where x is negative
# accept: sign
def relu_backward(dout, x):
    return dout * np.sign(x)
