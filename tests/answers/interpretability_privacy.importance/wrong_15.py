# wrong: each column uses the order of its own number instead of all orders
# accept: one_order_each
def permutation_importance(score, x, y, orders):
    before = score(x, y)
    drops = []
    for d in range(x.shape[1]):
        z = x.copy()
        z[:, d] = x[orders[d % len(orders)], d]
        drops.append(before - score(z, y))
    return np.array(drops)


def group_importance(score, x, y, columns, orders):
    def drop(order):
        table = x.copy()
        table[:, columns] = np.take_along_axis(x[:, columns], np.asarray(order)[:, None], axis=0)
        return score(x, y) - score(table, y)

    return float(np.mean(list(map(drop, orders))))


twins = {"q1": "b", "q2": "c", "q3": "a"}
