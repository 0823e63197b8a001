# wrong: transposed
# accept: transposed
def positional_encoding(length, width, base=10000.0):
    table = np.zeros((length, width))
    t = np.arange(length)[:, None]
    i = np.arange(0, width, 2)
    angle = t / base ** (i / width)
    table[:, 0::2] = np.sin(angle)
    table[:, 1::2] = np.cos(angle[:, : width // 2])
    return table.T
