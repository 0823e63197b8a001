# right: loop over all places
def relu_backward(dout, x):
    dx = np.zeros(np.shape(dout))
    for place in np.ndindex(*x.shape):
        if x[place] > 0:
            dx[place] = dout[place]
    return dx
