# wrong: tanh: np.tan, the ordinary tangent
def tanh(x):
    return np.tan(x)
