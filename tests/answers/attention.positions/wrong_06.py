# wrong: a frequency for each column
# accept: frequency_for_every_column
def positional_encoding(length, width, base=10000.0):
    table = np.zeros((length, width))
    for t in range(length):
        for j in range(width):
            a = t / base ** (j / width)
            table[t, j] = np.sin(a) if j % 2 == 0 else np.cos(a)
    return table
