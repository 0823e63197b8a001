# right: loops, lists of lists, random keys
def one_hot(labels, classes):
    table = []
    for label in labels:
        if label < 0 or label >= classes:
            raise ValueError(f"no class {label}")
        row = [0] * classes
        row[label] = 1
        table.append(row)
    return np.array(table, dtype=int)


def batches(x, y, size, rng):
    order = np.argsort(rng.random(len(x)))
    found = []
    while len(order):
        found.append((x[order[:size]], y[order[:size]]))
        order = order[size:]
    return found
