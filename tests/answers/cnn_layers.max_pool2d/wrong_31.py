# wrong: writes the gradient into x itself, the pixels of the input are changed and stay in the result
# accept: changes_input starts_at_the_image
def max_pool2d_backward(dout, x, size, stride):
    N, C, OH, OW = dout.shape
    dx = x
    for n in range(N):
        for c in range(C):
            for i in range(OH):
                for j in range(OW):
                    window = x[n, c, i*stride:i*stride+size, j*stride:j*stride+size]
                    a, b = np.unravel_index(window.argmax(), window.shape)
                    dx[n, c, i*stride+a, j*stride+b] += dout[n, c, i, j]
    return dx
