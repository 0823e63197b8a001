# wrong: the logits are divided in place, so the caller's array is changed
# accept: changes_input
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    logits /= temperature
    e = np.exp(logits - logits.max())
    return e / e.sum()
