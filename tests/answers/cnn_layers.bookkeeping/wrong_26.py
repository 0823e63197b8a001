# wrong: rounds the number of places up, the last row does not fit and raises
# accept: rounded_up
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = -(-(n - k) // stride) + 1
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i * stride:i * stride + k] = w
    return W
