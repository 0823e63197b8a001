# wrong: the first maximum is searched column by column instead of row by row
# accept: first_by_columns
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = np.zeros(x.shape)
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = x[n, c, i*stride:i*stride+size, j*stride:j*stride+size]
                    k = np.argmax(window.T)
                    a, b = k % size, k // size
                    dx[n, c, i*stride+a, j*stride+b] += dout[n, c, i, j]
    return dx
