# wrong: takes places with target 0 for padding and ignores the mask
# accept: zeros_taken_for_padding
def masked_ce(logits, targets, mask):
    mask = targets != 0
    z, y = logits[mask], targets[mask]
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(y)), y].mean()
