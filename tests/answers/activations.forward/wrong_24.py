# wrong: relu: np.max takes 0 for the axis and returns the maximum of every column
# accept: largest_entry
def relu(x):
    return np.max(x, 0)
