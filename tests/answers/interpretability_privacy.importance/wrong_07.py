# wrong: only the first order, return in the loop of orders
# accept: first_repeat_only
def permutation_importance(score, x, y, orders):
    base = score(x, y)
    out = []
    for j in range(x.shape[1]):
        z = x.copy()
        z[:, j] = x[orders[0], j]
        out.append(base - score(z, y))
    return np.array(out)
