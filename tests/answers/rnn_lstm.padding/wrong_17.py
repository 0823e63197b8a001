# wrong: all pairs of tokens and targets are averaged, logp[:, y] in place of one entry per row
# accept: all_pairs
def masked_ce(logits, targets, mask):
    z, y = logits[mask], targets[mask]
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[:, y].mean()
