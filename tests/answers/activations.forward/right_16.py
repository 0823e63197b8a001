# right: tanh: flat loop into a new array
def tanh(x):
    result = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        result[index] = math.tanh(x[index])
    return result
