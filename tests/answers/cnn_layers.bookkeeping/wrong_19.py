# wrong: the kernel is flipped in the rows
# accept: kernel_flipped
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i * stride:i * stride + k] = w[::-1]
    return W
