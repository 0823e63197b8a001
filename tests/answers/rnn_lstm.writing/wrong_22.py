# wrong: an epsilon added to the probabilities caps the bits of an improbable symbol at about 33
# accept: epsilon_in_log
def bits_per_char(logits, targets):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log2(p[np.arange(len(targets)), targets] + 1e-10).mean()
