# wrong: d_relu: divides relu(x) by x, 0 / 0 at x = 0
# accept: nan_for_edge
def d_relu(x):
    return np.maximum(x, 0) / x
