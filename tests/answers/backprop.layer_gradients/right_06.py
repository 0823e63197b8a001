# right: odd: transposed products, bias as a column of ones
def dense_backward(dout, x, w):
    ones = np.ones((len(x), 1))
    dwb = (dout.T @ np.hstack([x, ones])).T
    return (w @ dout.T).T, dwb[:-1], dwb[-1]
