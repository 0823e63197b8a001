# wrong: the mean of each sequence first and then the mean over the sequences, so tokens of short ones count more
# accept: mean_of_sequence_means
def masked_ce(logits, targets, mask):
    z = logits - logits.max(axis=-1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    loss = -np.take_along_axis(logp, targets[..., None], axis=-1)[..., 0]
    per_sequence = (loss * mask).sum(axis=0) / mask.sum(axis=0)
    return per_sequence.mean()
