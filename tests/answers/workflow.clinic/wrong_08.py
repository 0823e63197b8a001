# wrong: validation and test exchanged
# accept: parts_exchanged
def choose_and_judge(x, y, part, sizes):
    gap = np.abs(x[(part == 0) & (y == 1)].mean(axis=0) - x[(part == 0) & (y == 0)].mean(axis=0))
    order = np.argsort(-gap, kind='stable')
    train, val, test = part == 0, part == 1, part == 2
    accuracies, finals = [], []
    for size in sizes:
        kept = x[:, order[:size]]
        one, zero = (kept[train & (y == label)].mean(axis=0) for label in (1, 0))
        to_one, to_zero = (((kept - mean) ** 2).sum(axis=1) for mean in (one, zero))
        right = (to_one < to_zero) == (y == 1)
        accuracies.append(right[test].mean())
        finals.append(right[val].mean())
    best = int(np.argmax(accuracies))
    return sizes[best], finals[best]
