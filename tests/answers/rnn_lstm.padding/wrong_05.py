# wrong: exp of large logits overflows and gives nan
# accept: overflows
def masked_ce(logits, targets, mask):
    z, y = logits[mask], targets[mask]
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(y)), y]).mean()
