# wrong: the copy is made once, so columns stay shuffled
# accept: stays_shuffled
def permutation_importance(score, x, y, orders):
    before = score(x, y)
    result = np.zeros(x.shape[1])
    for order in orders:
        shuffled = x.copy()
        for d in range(x.shape[1]):
            shuffled[:, d] = x[order, d]
            result[d] += before - score(shuffled, y)
    return result / len(orders)


def group_importance(score, x, y, columns, orders):
    chosen = np.isin(np.arange(x.shape[1]), columns)
    after = [score(np.where(chosen, x[order], x), y) for order in orders]
    return score(x, y) - sum(after) / len(after)


twins = {
    # q1. In the explorer above: from a correlation of 0 to one of 0.99
    "q1": "b",
    # q2. And the importance of both twins, shuffled together?
    "q2": "c",
    # q3. A doctor reads: "blood pressure has the importance 0". What follows?
    "q3": "a",
}
