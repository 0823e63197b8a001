# wrong: the entropy of the model's own distribution, the targets are not used
# accept: entropy_instead
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -(np.exp(logp) * logp).sum(axis=1).mean() / np.log(2)
