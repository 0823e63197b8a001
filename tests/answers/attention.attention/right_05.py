# right: einsum and scipy
def attention(q, k, v, mask=None):
    from scipy.special import softmax

    scores = np.einsum("...qd,...kd->...qk", q, k) / np.sqrt(q.shape[-1])
    if mask is not None:
        mask = np.broadcast_to(mask, scores.shape)
        scores = np.where(mask, scores, -np.inf)
        blind = ~mask.any(axis=-1)
        scores[blind] = 0.0
        weights = softmax(scores, axis=-1)
        weights[blind] = 0.0
    else:
        weights = softmax(scores, axis=-1)
    return np.einsum("...qk,...kd->...qd", weights, v), weights
