# wrong: the logits are multiplied by the mask, so each padded place still counts log K
# accept: logits_masked
def masked_ce(logits, targets, mask):
    z = logits * mask[..., None]
    z = z - z.max(axis=-1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(logp, targets[..., None], axis=-1)
    return loss.sum() / mask.sum()
