# right: tanh: exp of minus the absolute value, with the sign put back
def tanh(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)
