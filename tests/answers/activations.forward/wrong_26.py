# wrong: relu: absolute value
# accept: absolute_value
def relu(x):
    return np.abs(x)
