# wrong: divides by the number of sequences in place of the number of real tokens
# accept: divided_by_sequences
def masked_ce(logits, targets, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(logp, targets[..., None], axis=-1)[..., 0]
    return (loss * mask).sum() / logits.shape[1]
