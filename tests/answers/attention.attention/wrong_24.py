# wrong: hidden scores are set to 0 instead of minus infinity
# accept: masked_to_zero
def attention(q, k, v, mask=None):
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores * mask
    e = np.exp(scores - scores.max(-1, keepdims=True))
    weights = e / e.sum(-1, keepdims=True)
    if mask is not None:
        weights = weights * np.any(mask, axis=-1, keepdims=True)
    return weights @ v, weights


looked_up = dict(zip(["q1", "q2"], "bc"))
