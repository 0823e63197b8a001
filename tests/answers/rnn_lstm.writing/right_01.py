# right: textbook, shift by the maximum, one-hot at temperature 0
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
