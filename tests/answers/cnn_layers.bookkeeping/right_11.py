# right: sum of shifted unit matrices
def conv_matrix(w, n, stride=1):
    rows = n - len(w) + 1
    return sum(w[t] * np.eye(rows, n, k=t) for t in range(len(w)))[::stride]
