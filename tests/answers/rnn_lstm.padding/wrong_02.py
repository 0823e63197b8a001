# wrong: the mask is not used, padding counts
# accept: mask_ignored
def masked_ce(logits, targets, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(logp, targets[..., None], axis=-1)[..., 0]
    return loss.mean()
