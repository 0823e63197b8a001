# wrong: the minus sign is missing
# accept: negated
def masked_ce(logits, targets, mask):
    z, y = logits[mask], targets[mask]
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return logp[np.arange(len(y)), y].mean()
