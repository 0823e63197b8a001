# right: shuffles a list of indices, test at the end, counts by hand
def learning_curve(fit, x, y, sizes, draws, rng):
    indices = list(range(len(x)))
    rng.shuffle(indices)
    cut = len(x) - len(x) // 5
    pool, test = indices[:cut], indices[cut:]
    mean, std = np.zeros(len(sizes)), np.zeros(len(sizes))
    for i in range(len(sizes)):
        accuracies = []
        for d in range(draws):
            rng.shuffle(pool)
            part = pool[: sizes[i]]
            predict = fit(x[part], y[part])
            answers = predict(x[test])
            hits = 0
            for a, b in zip(answers, y[test]):
                if a == b:
                    hits += 1
            accuracies.append(hits / len(test))
        mean[i] = sum(accuracies) / draws
        std[i] = (sum((a - mean[i]) ** 2 for a in accuracies) / draws) ** 0.5
    return mean, std
