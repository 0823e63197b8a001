# wrong: parity of the place
# accept: parity_of_places
def positional_encoding(length, width, base=10000.0):
    j = np.arange(width) // 2
    a = np.arange(length)[:, None] / base ** (2 * j / width)
    a[0::2] = np.sin(a[0::2])
    a[1::2] = np.cos(a[1::2])
    return a
