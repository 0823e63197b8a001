# wrong: the stride counts for the number of rows but the kernel moves on by one column
# accept: stride_ignored
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i:i + k] = w
    return W
