# wrong: base is hard-coded as 10000
# accept: base_fixed
def positional_encoding(length, width, base=10000.0):
    t, c = np.arange(length)[:, None], np.arange(width)
    angle = t / 10000 ** (2 * (c // 2) / width)
    return np.where(c % 2, np.cos(angle), np.sin(angle))
