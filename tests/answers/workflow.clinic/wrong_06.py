# wrong: judged on validation rows, selected by all
# accept: selection_and_validation
def choose_and_judge(x, y, part, sizes):
    gap = np.abs(x[y == 1].mean(axis=0) - x[y == 0].mean(axis=0))
    order = np.argsort(-gap, kind='stable')
    train, judge = part == 0, part == 1
    accuracies = []
    for size in sizes:
        kept = x[:, order[:size]]
        one, zero = (kept[train & (y == label)].mean(axis=0) for label in (1, 0))
        to_one, to_zero = (((kept[judge] - mean) ** 2).sum(axis=1) for mean in (one, zero))
        accuracies.append(np.mean((to_one < to_zero) == (y[judge] == 1)))
    best = int(np.argmax(accuracies))
    return sizes[best], accuracies[best]
