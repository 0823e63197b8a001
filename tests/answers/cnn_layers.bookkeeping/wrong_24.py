# wrong: the number of places is (n - k) // stride, the last place is missing
# accept: off_by_one
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i * stride:i * stride + k] = w
    return W
