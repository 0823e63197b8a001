# wrong: at temperature 0 the entry of the smallest logit is 1
# accept: smallest_at_zero
def next_probs(logits, temperature):
    p = np.zeros(len(logits))
    if temperature == 0:
        p[np.argsort(logits)[0]] = 1
        return p
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
