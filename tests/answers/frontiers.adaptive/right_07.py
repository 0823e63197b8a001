# right: from the last exit backwards with np.where; PyTorch for the router
import torch


def early_exit(probabilities, costs, threshold):
    last = len(probabilities) - 1
    labels = np.argmax(probabilities[last], axis=-1)
    exits = np.full(labels.shape, last)
    for level in range(last - 1, -1, -1):
        sure = np.max(probabilities[level], axis=-1) >= threshold
        labels = np.where(sure, np.argmax(probabilities[level], axis=-1), labels)
        exits = np.where(sure, level, exits)
    return labels, exits, np.mean(np.asarray(costs)[exits])


def route(scores, k):
    s = torch.as_tensor(np.array(scores, dtype=float))
    found = s.topk(k, dim=1)
    hidden = torch.full_like(s, float("-inf")).scatter(1, found.indices, found.values)
    return hidden.softmax(dim=1).numpy()


measured = {
    "q1": "b",
    "q2": "a",
    "q3": "c",
}
