# wrong: one row per pixel, the kernel wraps around at the end as in a circulant matrix
# accept: around_the_corner
def conv_matrix(w, n, stride=1):
    row = np.zeros(n)
    row[:len(w)] = w
    return np.array([np.roll(row, i) for i in range(0, n, stride)])
