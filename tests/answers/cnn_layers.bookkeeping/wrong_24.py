# wrong: the number of places is (n - k) // stride, the last place is missing
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i * stride:i * stride + k] = w
    return W
