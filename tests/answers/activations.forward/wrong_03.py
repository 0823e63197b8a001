# wrong: sigmoid: the minus sign in the exponent is missing, so the curve falls
# accept: mirrored
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, e / (1 + e), 1 / (1 + e))
