# wrong: relu: the built-in max compares 0 with a whole array
def relu(x):
    return max(0, x)
