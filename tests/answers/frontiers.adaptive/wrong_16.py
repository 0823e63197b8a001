# wrong: quiz: q2 'c' (as the threshold says)
# accept: q2=c
def early_exit(probabilities, costs, threshold):
    sure = probabilities.max(axis=2) >= threshold
    sure[-1] = True
    exits = sure.argmax(axis=0)
    labels = probabilities[exits, np.arange(probabilities.shape[1])].argmax(axis=1)
    return labels, exits, costs[exits].mean()


def route(scores, k):
    order = np.argsort(scores, axis=1)[:, -k:]
    best = np.take_along_axis(scores, order, axis=1)
    e = np.exp(best - best.max(axis=1, keepdims=True))
    out = np.zeros(scores.shape)
    np.put_along_axis(out, order, e / e.sum(axis=1, keepdims=True), axis=1)
    return out


measured = {
    "q1": "b",
    "q2": "c",
    "q3": "c",
}
