# wrong: only sines
# accept: only_sine
def positional_encoding(length, width, base=10000.0):
    j = np.arange(width) // 2
    return np.sin(np.arange(length)[:, None] / base ** (2 * j / width))
