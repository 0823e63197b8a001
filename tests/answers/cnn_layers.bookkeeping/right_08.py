# right: scipy.linalg.toeplitz, then every stride-th row
from scipy.linalg import toeplitz

def conv_matrix(w, n, stride=1):
    k = len(w)
    first_row = np.concatenate([w, np.zeros(n - k)])
    first_column = np.zeros(n - k + 1)
    first_column[0] = w[0]
    return toeplitz(first_column, first_row)[::stride]
