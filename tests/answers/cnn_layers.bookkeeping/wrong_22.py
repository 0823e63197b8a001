# wrong: the matrix is transposed, (n, number of places)
# accept: transposed
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    W = np.zeros((n, places))
    for i in range(places):
        W[i * stride:i * stride + k, i] = w
    return W
