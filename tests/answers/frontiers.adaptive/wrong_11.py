# wrong: the smallest scores
# accept: smallest_kept
def route(scores, k):
    bar = np.sort(scores, axis=1)[:, k - 1][:, None]
    e = np.exp(scores) * (scores <= bar)
    return e / e.sum(axis=1, keepdims=True)
