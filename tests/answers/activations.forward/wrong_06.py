# wrong: sigmoid: math.exp is given a whole array
# accept: one_number_only
def sigmoid(x):
    return 1 / (1 + math.exp(-x))
