# wrong: leaky_relu: an if on a whole array
# accept: one_number_only
def leaky_relu(x, slope=0.01):
    if x > 0:
        return x
    return slope * x
