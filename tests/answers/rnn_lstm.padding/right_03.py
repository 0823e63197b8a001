# right: losses of all places with take_along_axis, times the mask
def masked_ce(logits, targets, mask):
    shifted = logits - np.max(logits, axis=-1, keepdims=True)
    lse = np.log(np.sum(np.exp(shifted), axis=-1))
    picked = np.take_along_axis(shifted, targets[..., None], axis=-1)[..., 0]
    loss = lse - picked
    return np.sum(loss * mask) / np.sum(mask)
