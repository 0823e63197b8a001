# wrong: tanh: returns the derivative 1 - tanh(x)^2
# accept: derivative_instead
def tanh(x):
    t = np.tanh(x)
    return 1 - t**2
