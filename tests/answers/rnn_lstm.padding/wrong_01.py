# wrong: divides by the number of all places T times N, padding included
# accept: divided_by_padded_length
def masked_ce(logits, targets, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(logp, targets[..., None], axis=-1)[..., 0]
    return (loss * mask).mean()
