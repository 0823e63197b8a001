# right: nan_to_num after a softmax that divides by zero
def attention(q, k, v, mask=None):
    scores = q @ np.moveaxis(k, -1, -2) / np.sqrt(k.shape[-1])
    if mask is not None:
        scores = scores + np.where(mask, 0.0, -np.inf)
    with np.errstate(invalid="ignore", divide="ignore"):
        e = np.exp(scores - np.max(scores, axis=-1, keepdims=True))
        weights = np.nan_to_num(e / e.sum(axis=-1, keepdims=True))
    return weights @ v, weights
