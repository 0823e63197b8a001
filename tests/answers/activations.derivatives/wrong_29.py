# wrong: d_leaky_relu: slope * x on the negative side, the function and not its slope
# accept: function_not_slope
def d_leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1, slope * x)
