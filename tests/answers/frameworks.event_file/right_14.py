# right: np.average with weights, position by position
def smooth(values, weight):
    values = np.asarray(values, dtype=float)
    return np.array(
        [np.average(values[: n + 1], weights=[weight**k for k in range(n, -1, -1)]) for n in range(len(values))]
    )
