# wrong: a symbol is drawn and returned in place of the probabilities
def next_probs(logits, temperature):
    if temperature == 0:
        return np.argmax(logits)
    z = logits / temperature
    p = np.exp(z - z.max())
    p = p / p.sum()
    return np.random.choice(len(p), p=p)
