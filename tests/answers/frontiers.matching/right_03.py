# right: a cross entropy used twice
def cross_entropy(scores, labels):
    total = 0
    for row, label in zip(scores, labels):
        p = np.exp(row - max(row))
        p = p / p.sum()
        total -= np.log(p[label])
    return total / len(scores)


def info_nce(images, texts, temperature):
    a = np.array([v / np.linalg.norm(v) for v in images])
    b = np.array([v / np.linalg.norm(v) for v in texts])
    table = np.array([[x @ y / temperature for y in b] for x in a])
    labels = list(range(len(a)))
    return 0.5 * (cross_entropy(table, labels) + cross_entropy(table.T, labels))
