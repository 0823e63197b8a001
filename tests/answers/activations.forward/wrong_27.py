# wrong: relu: minimum instead of maximum
# accept: keeps_negative
def relu(x):
    return np.minimum(0, x)
