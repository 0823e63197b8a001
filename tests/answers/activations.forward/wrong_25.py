# wrong: relu: sets the negative entries of the argument itself to 0
# accept: changes_input
def relu(x):
    x[x < 0] = 0
    return x
