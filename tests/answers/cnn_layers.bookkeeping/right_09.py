# right: two loops over places and taps
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


def conv_matrix(w, n, stride=1):
    k = w.shape[0]
    m = out_size(n, k, stride)
    matrix = np.zeros((m, n))
    for row in range(m):
        for tap in range(k):
            matrix[row, row * stride + tap] = w[tap]
    return matrix
