# wrong: the sum over the symbols and not the mean
# accept: summed not_averaged
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(targets)), targets].sum() / np.log(2)
