# right: d_sigmoid: np.multiply and np.subtract, with an output array
def d_sigmoid(y):
    result = np.subtract(1, y)
    return np.multiply(y, result)
