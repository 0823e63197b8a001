# wrong: relu: the built-in max compares 0 with a whole array
# accept: one_number_only
def relu(x):
    return max(0, x)
