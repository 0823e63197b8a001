# wrong: the matrix holds integers, weights with decimals are cut off
# accept: cut_to_integers
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    W = np.zeros((places, n), dtype=int)
    for i in range(places):
        W[i, i * stride:i * stride + k] = w
    return W
