# right: pick the real tokens first, then log-sum-exp
def masked_ce(logits, targets, mask):
    z = logits[mask]
    y = targets[mask]
    z = z - z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(y)), y].mean()
