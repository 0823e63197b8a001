# wrong: an epsilon in the logarithm caps the loss of an improbable token at about 27.6
# accept: epsilon_in_log
def masked_ce(logits, targets, mask):
    z, y = logits[mask], targets[mask]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y] + 1e-12))
