# wrong: halves instead of pairs
# accept: halves_not_pairs
def positional_encoding(length, width, base=10000.0):
    i = np.arange((width + 1) // 2)
    angle = np.arange(length)[:, None] / base ** (2 * i / width)
    return np.concatenate([np.sin(angle), np.cos(angle)], axis=1)[:, :width]
