# wrong: the one-hot vector of temperature 0 is written into the caller's logits
# accept: changes_input
def next_probs(logits, temperature):
    if temperature == 0:
        k = logits.argmax()
        logits[:] = 0
        logits[k] = 1
        return logits
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
