# wrong: leaky_relu: the positive side is multiplied by 1 + slope, because slope * x is added everywhere
# accept: slope_on_both_sides
def leaky_relu(x, slope=0.01):
    return np.maximum(0, x) + slope * x
