# wrong: the windows do not overlap, the kernel moves on by its length times the stride
# accept: windows_side_by_side
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = n // (k * stride)
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i * k * stride:i * k * stride + k] = w
    return W
