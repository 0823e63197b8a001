# wrong: builds the matrix for the padded convolution with n rows
# accept: cut_off_at_the_end
def conv_matrix(w, n, stride=1):
    k = len(w)
    W = np.zeros((n, n))
    for i in range(n):
        for t in range(k):
            col = i + t - k // 2
            if 0 <= col < n:
                W[i, col] = w[t]
    return W[::stride]
