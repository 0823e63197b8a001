# wrong: tanh: np.tan, the ordinary tangent
# accept: tan_instead
def tanh(x):
    return np.tan(x)
