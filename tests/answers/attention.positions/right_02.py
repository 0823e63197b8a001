# right: loops
def positional_encoding(length, width, base=10000.0):
    table = np.empty((length, width))
    for t in range(length):
        for j in range(width):
            w = base ** (-(j - j % 2) / width)
            table[t, j] = np.sin(t * w) if j % 2 == 0 else np.cos(t * w)
    return table
