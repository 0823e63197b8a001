# wrong: softmax over the queries (axis -2) instead of over the keys
# accept: softmax_over_queries
def attention(q, k, v, mask=None):
    scores = np.matmul(q, np.swapaxes(k, -1, -2)) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    top = np.max(scores, axis=-2, keepdims=True)
    top = np.where(np.isinf(top), 0, top)
    e = np.exp(scores - top)
    z = e.sum(axis=-2, keepdims=True)
    weights = e / np.where(z > 0, z, 1)
    return weights @ v, weights


looked_up = {"q1": "", "q2": ""}
looked_up["q1"] = "b"
looked_up["q2"] = "c"
