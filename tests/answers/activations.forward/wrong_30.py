# wrong: relu: drops the negative entries, so the shape changes
def relu(x):
    return x[x > 0]
