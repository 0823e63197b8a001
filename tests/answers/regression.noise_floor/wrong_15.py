# wrong: returns the constant 1 (the noise of the cell above) instead of an estimate from x and y
# accept: always_the_same argument_ignored
def noise_floor(x, y):
    return 1.0
