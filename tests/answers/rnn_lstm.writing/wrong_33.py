# wrong: gives the perplexity 2 to the power of the bits and not the bits
# accept: perplexity
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    bits = -logp[np.arange(len(targets)), targets].mean() / np.log(2)
    return 2 ** bits
