# right: two loops with math and divmod
import math


def positional_encoding(length, width, base=10000.0):
    rows = []
    for t in range(length):
        row = []
        for column in range(width):
            i, is_cosine = divmod(column, 2)
            angle = t / math.pow(base, 2 * i / width)
            row.append(math.cos(angle) if is_cosine else math.sin(angle))
        rows.append(row)
    return np.array(rows, dtype=float).reshape(length, width)
