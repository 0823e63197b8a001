# wrong: the minus sign is missing
# accept: negated
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return logp[np.arange(len(targets)), targets].mean() / np.log(2)
