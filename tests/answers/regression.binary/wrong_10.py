# wrong: precedence, 1 / 1 + exp(-z)
# accept: parentheses_missing
def sigmoid(z):
    return 1 / 1 + np.exp(-np.clip(z, -60, 60))
