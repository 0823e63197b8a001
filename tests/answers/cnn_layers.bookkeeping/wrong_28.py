# wrong: a symmetric Toeplitz matrix of the kernel, the taps appear left of the diagonal too
# accept: symmetric_toeplitz
from scipy.linalg import toeplitz

def conv_matrix(w, n, stride=1):
    row = np.concatenate([w, np.zeros(n - len(w))])
    return toeplitz(row)[:n - len(w) + 1:stride]
