# wrong: tanh: math.tanh is given a whole array
# accept: one_number_only
def tanh(x):
    return math.tanh(x)
