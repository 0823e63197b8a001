# right: complex numbers
def positional_encoding(length, width, base=10000.0):
    hands = (width + 1) // 2
    omega = base ** (-2 * np.arange(hands) / width)
    z = np.exp(1j * np.outer(np.arange(length), omega))
    return np.stack([z.imag, z.real], axis=-1).reshape(length, 2 * hands)[:, :width]
