# right: np.fromfunction with np.where on even and odd columns
def positional_encoding(length, width, base=10000.0):
    def entry(t, c):
        angle = t * base ** (-2 * (c // 2) / width)
        return np.where(c % 2 == 0, np.sin(angle), np.cos(angle))

    return np.fromfunction(entry, (length, width))
