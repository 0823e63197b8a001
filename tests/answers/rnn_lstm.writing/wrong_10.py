# wrong: a symbol is drawn and returned in place of the probabilities
# accept: symbol_drawn uses_global_random scalar_instead
def next_probs(logits, temperature):
    if temperature == 0:
        return np.argmax(logits)
    z = logits / temperature
    p = np.exp(z - z.max())
    p = p / p.sum()
    return np.random.choice(len(p), p=p)
