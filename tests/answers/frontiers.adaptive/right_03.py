# right: with a last row that is always sure
def early_exit(probabilities, costs, threshold):
    confidence = probabilities.max(-1)
    confidence[-1] = np.inf
    first = np.argmax(confidence >= threshold, axis=0)
    n = np.arange(len(first))
    return np.argmax(probabilities[first, n], axis=-1), first, np.dot(np.bincount(first, minlength=len(costs)), costs) / len(n)
