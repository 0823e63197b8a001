# wrong: zeros go through the softmax
# accept: softmax_of_zeros
def route(scores, k):
    bar = np.sort(scores, axis=1)[:, -k][:, None]
    kept = np.where(scores >= bar, scores, 0)
    return np.exp(kept) / np.exp(kept).sum(axis=1, keepdims=True)
