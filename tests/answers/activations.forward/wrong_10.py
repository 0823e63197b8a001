# wrong: sigmoid: clipped far too early, at -5 and 5
# accept: clipped_range
def sigmoid(x):
    x = np.clip(x, -5, 5)
    return 1 / (1 + np.exp(-x))
