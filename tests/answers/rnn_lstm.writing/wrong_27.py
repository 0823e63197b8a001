# wrong: the softmax runs over the M rows (axis 0)
# accept: wrong_axis
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=0)
    logp = z - np.log(np.exp(z).sum(axis=0))
    return -logp[np.arange(len(targets)), targets].mean() / np.log(2)
