# wrong: the natural logarithm is used, nats in place of bits
# accept: nats
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(targets)), targets].mean()
