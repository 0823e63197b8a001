# wrong: whole rows shuffled
# accept: rows_shuffled
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = []
    for j in range(x.shape[1]):
        out.append(np.mean([base - score(x[order], y) for order in orders]))
    return np.array(out)
