# wrong: nats are multiplied by log 2 in place of divided
# accept: multiplied_by_log2
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(targets)), targets].mean() * np.log(2)
