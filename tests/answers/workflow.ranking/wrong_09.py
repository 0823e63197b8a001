# wrong: row by row without groups
# accept: rows_in_turn
def average_precision(actual, scores):
    order = np.argsort(-scores, kind='stable')
    hits, total = 0, 0
    for k, i in enumerate(order):
        if actual[i]:
            hits += 1
            total += hits / (k + 1)
    return total / actual.sum()
