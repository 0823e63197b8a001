# wrong: tanh: math.tanh is given a whole array
def tanh(x):
    return math.tanh(x)
