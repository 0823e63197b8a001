# right: keeps the inputs still waiting, level by level; list rows sorted for the router
import math


def early_exit(probabilities, costs, threshold):
    n = probabilities.shape[1]
    labels, exits = np.zeros(n, dtype=int), np.zeros(n, dtype=int)
    waiting = np.arange(n)
    total = 0
    for level, said in enumerate(probabilities):
        said = said[waiting]
        leaves = said.max(axis=1) >= threshold
        if level + 1 == len(probabilities):
            leaves = np.ones(len(waiting), dtype=bool)
        out = waiting[leaves]
        labels[out], exits[out] = said[leaves].argmax(axis=1), level
        total += len(out) * costs[level]
        waiting = waiting[~leaves]
    return labels, exits, total / n


def route(scores, k):
    result = []
    for row in scores.tolist():
        chosen = sorted(row, reverse=True)[:k]
        weight = {value: math.exp(value - chosen[0]) for value in chosen}
        whole = sum(weight.values())
        result.append([weight.get(value, 0.0) / whole for value in row])
    return np.array(result)


measured = {
    "q1": "b",
    "q2": "a",
    "q3": "c",
}
