# right: np.roll of a padded kernel
def conv_matrix(w, n, stride=1):
    base = np.zeros(n)
    base[:len(w)] = w
    return np.array([np.roll(base, start) for start in range(0, n - len(w) + 1, stride)])
