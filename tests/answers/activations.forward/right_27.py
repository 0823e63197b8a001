# right: leaky_relu: loop over every index
def leaky_relu(x, slope=0.01):
    y = np.empty(x.shape, x.dtype)
    for i in np.ndindex(*x.shape):
        if x[i] > 0:
            y[i] = x[i]
        else:
            y[i] = slope * x[i]
    return y
