# wrong: integer division in the exponent: all hands turn alike
# accept: one_frequency
def positional_encoding(length, width, base=10000.0):
    out = np.zeros((length, width))
    for i in range(0, width, 2):
        omega = base ** -(i // width)
        for t in range(length):
            out[t, i] = np.sin(t * omega)
            if i + 1 < width:
                out[t, i + 1] = np.cos(t * omega)
    return out
