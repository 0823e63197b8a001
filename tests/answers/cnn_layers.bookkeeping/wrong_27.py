# wrong: return inside the loop, only the first row is filled
# accept: returns_in_loop first_only
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    W = np.zeros((places, n))
    for i in range(places):
        W[i, i * stride:i * stride + k] = w
        return W
