# wrong: divided by the length in the exponent
# accept: divided_by_length
def positional_encoding(length, width, base=10000.0):
    table = np.zeros((length, width))
    t = np.arange(length)[:, None]
    i = np.arange(0, width, 2)
    angle = t / base ** (i / length)
    table[:, 0::2] = np.sin(angle)
    table[:, 1::2] = np.cos(angle[:, : width // 2])
    return table
