# right: sigmoid: clipped to where exp fits into float32
def sigmoid(x):
    x = np.clip(x, -80, 80)
    return 1 / (1 + np.exp(-x))
