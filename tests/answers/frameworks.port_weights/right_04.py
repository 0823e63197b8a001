# right: plain loops copy element by element, a tuple is returned
def to_torch(kind, weights):
    def turned(a):
        rows, columns = a.shape
        result = np.empty((columns, rows), a.dtype)
        for i in range(rows):
            for j in range(columns):
                result[j, i] = a[i, j]
        return result

    if kind == "conv":
        return weights[0], weights[1]
    if kind == "dense":
        return turned(weights[0]), weights[1]
    return turned(weights[0]), turned(weights[1]), weights[2], np.zeros(len(weights[2]), weights[2].dtype)
