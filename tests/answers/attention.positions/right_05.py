# right: a phase of a quarter turn
def positional_encoding(length, width, base=10000.0):
    columns = np.arange(width)
    angles = np.arange(length)[:, None] / base ** ((columns - columns % 2) / width)
    return np.sin(angles + np.pi / 2 * (columns % 2))
