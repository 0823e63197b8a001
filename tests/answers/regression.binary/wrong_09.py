# wrong: clips at 500, which still overflows in float32
# accept: overflows
def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / (1 + np.exp(-z))
