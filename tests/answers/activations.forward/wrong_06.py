# wrong: sigmoid: math.exp is given a whole array
def sigmoid(x):
    return 1 / (1 + math.exp(-x))
