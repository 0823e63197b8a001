# wrong: the largest probability of each row in place of that of the right symbol
# accept: likeliest_symbol
def bits_per_char(logits, targets):
    z = logits - logits.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp.max(axis=1).mean() / np.log(2)
