# wrong: of several equally good sizes the last is chosen
# accept: last_of_equal
def choose_and_judge(x, y, part, sizes):
    train = part == 0
    mean0, mean1 = x[train & (y == 0)].mean(0), x[train & (y == 1)].mean(0)
    order = np.argsort(-np.abs(mean1 - mean0), kind="stable")

    def accuracy(rows, size):
        c = order[:size]
        near1 = ((x[rows][:, c] - mean1[c]) ** 2).sum(1) < ((x[rows][:, c] - mean0[c]) ** 2).sum(1)
        return np.mean(near1 == (y[rows] == 1))

    best, top = None, 0
    for size in sizes:
        found = accuracy(part == 1, size)
        if found >= top:
            best, top = size, found
    return best, accuracy(part == 2, best)


symptoms = {"q1": "a", "q2": "c", "q3": "b"}
