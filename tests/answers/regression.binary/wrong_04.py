# wrong: the minus in the exponent is missing
# accept: sign_forgotten
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e / (1 + e), 1 / (1 + e))
