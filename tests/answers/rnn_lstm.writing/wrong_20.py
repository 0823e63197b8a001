# wrong: large logits overflow to nan
# accept: overflows
def bits_per_char(logits, targets):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.log2(p[np.arange(len(targets)), targets]).mean()
