# wrong: mean cost as the cost of the mean exit, rounded down
# accept: cost_of_the_mean_exit
def early_exit(probabilities, costs, threshold):
    def first(levels):
        return next((i for i, p in enumerate(levels) if p >= threshold), len(levels) - 1)

    top = probabilities.max(-1)
    exits = np.array([first(column) for column in top.T])
    labels = np.array([probabilities[level, i].argmax() for i, level in enumerate(exits)])
    share = np.bincount(exits, minlength=len(costs)) / len(exits)
    return labels, exits, costs[int(exits.mean())]


def route(scores, k):
    rank = (-scores).argsort(axis=1).argsort(axis=1)
    masked = np.ma.masked_array(scores, mask=rank >= k)
    weights = np.ma.exp(masked - masked.max(axis=1)[:, None]).filled(0.0)
    return weights / weights.sum(axis=1, keepdims=True)


measured = {
    "q1": "b",
    "q2": "a",
    "q3": "c",
}
