# wrong: the true line 2x + 1 of the example instead of the best line
# accept: line_typed_in
def noise_floor(x, y):
    return np.sum((y - (2 * x + 1)) ** 2) / (len(x) - 2)
