# wrong: relu: drops the negative entries, so the shape changes
# accept: entries_dropped
def relu(x):
    return x[x > 0]
