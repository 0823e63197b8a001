# right: sigmoid: exp of minus the absolute value, then np.where
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)
