# wrong: columns with the smallest difference come first: the minus sign was lost
# accept: least_columns_kept
def choose_and_judge(x, y, part, sizes):
    train, choose, judge = part == 0, part == 1, part == 2
    gap = np.abs(x[train & (y == 1)].mean(axis=0) - x[train & (y == 0)].mean(axis=0))
    order = np.argsort(gap, kind="stable")
    accuracies = []
    for size in sizes:
        kept = x[:, order[:size]]
        one, zero = (kept[train & (y == label)].mean(axis=0) for label in (1, 0))
        to_one, to_zero = (((kept - mean) ** 2).sum(axis=1) for mean in (one, zero))
        right = (to_one < to_zero) == (y == 1)
        accuracies.append((right[choose].mean(), right[judge].mean()))
    best = int(np.argmax([on_validation for on_validation, _ in accuracies]))
    return sizes[best], accuracies[best][1]


symptoms = {"q1": "", "q2": "", "q3": ""}
symptoms.update(q1="a", q2="c", q3="b")
