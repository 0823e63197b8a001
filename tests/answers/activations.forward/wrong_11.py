# wrong: sigmoid: a hinge-shaped line (hard sigmoid) in place of the curve
# accept: hard_sigmoid
def sigmoid(x):
    return np.clip(0.25 * x + 0.5, 0, 1)
