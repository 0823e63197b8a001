# wrong: the probabilities are divided by the temperature after the softmax
# accept: divided_after_softmax
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    e = np.exp(logits - logits.max())
    p = e / e.sum()
    return p / temperature
