# wrong: for an odd width the exponent has D rounded up
# accept: odd_width_rounded
def positional_encoding(length, width, base=10000.0):
    even = width + width % 2
    angle = np.outer(np.arange(length), base ** (-np.arange(0, even, 2) / even))
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(length, even)[:, :width]
