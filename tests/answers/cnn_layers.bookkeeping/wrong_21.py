# wrong: the stride is ignored
# accept: stride_ignored
def conv_matrix(w, n, stride=1):
    k = len(w)
    W = np.zeros((n - k + 1, n))
    for i in range(n - k + 1):
        W[i, i:i + k] = w
    return W
