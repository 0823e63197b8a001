# wrong: sigmoid: a hinge-shaped line (hard sigmoid) in place of the curve
def sigmoid(x):
    return np.clip(0.25 * x + 0.5, 0, 1)
