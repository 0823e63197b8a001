# wrong: the exponentials and not the logits are divided by the temperature, which cancels, so the temperature has no effect
# accept: temperature_ignored
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    e = np.exp(logits - logits.max()) / temperature
    return e / e.sum()
