# right: a shared generator of shuffled tables, element by element
def _shuffled(x, columns, orders):
    for order in orders:
        table = np.array(x)
        for i, j in enumerate(order):
            for c in columns:
                table[i, c] = x[j, c]
        yield table


def permutation_importance(score, x, y, orders):
    whole, result = float(score(x, y)), []
    for c in range(len(x[0])):
        drops = [whole - float(score(t, y)) for t in _shuffled(x, (c,), orders)]
        result.append(sum(drops) / len(drops))
    return np.array(result)


def group_importance(score, x, y, columns, orders):
    whole = float(score(x, y))
    drops = [whole - float(score(t, y)) for t in _shuffled(x, columns, orders)]
    return sum(drops) / len(drops)


twins = dict.fromkeys(("q1", "q2", "q3"), "")
twins["q1"], twins["q2"], twins["q3"] = "bca"
