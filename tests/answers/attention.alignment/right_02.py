# right: loops and polyfit
def additive_weights(queries, keys, wq, wk, w):
    n, steps, _ = queries.shape
    places = keys.shape[1]
    table = np.zeros((n, steps, places))
    for s in range(n):
        for i in range(steps):
            scores = [np.tanh(queries[s, i] @ wq + keys[s, j] @ wk) @ w for j in range(places)]
            e = np.exp(np.array(scores) - max(scores))
            table[s, i] = e / e.sum()
    return table


def reading_slope(weights):
    n, steps, _ = weights.shape
    x = [t for _ in range(n) for t in range(steps)]
    y = [int(np.argmax(row)) for table in weights for row in table]
    return float(np.polyfit(x, y, 1)[0])
