# wrong: sigmoid: the clipping changes the caller's array
# accept: changes_input
def sigmoid(x):
    x[x > 80] = 80
    x[x < -80] = -80
    return 1 / (1 + np.exp(-x))
