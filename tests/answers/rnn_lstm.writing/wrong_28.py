# wrong: logp[:, targets] takes all pairs of rows and targets
# accept: all_pairs
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[:, targets].mean() / np.log(2)
