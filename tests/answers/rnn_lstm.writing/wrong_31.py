# wrong: one maximum of the whole array is subtracted, so rows of small logits underflow
# accept: one_maximum_for_all
def bits_per_char(logits, targets):
    z = logits - logits.max()
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(targets)), targets].mean() / np.log(2)
