# wrong: the logits are multiplied by the temperature in place of divided
# accept: multiplied
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    z = logits * temperature
    e = np.exp(z - z.max())
    return e / e.sum()
