# wrong: at temperature 0 the index of the largest logit is returned and not probabilities
# accept: scalar_instead
def next_probs(logits, temperature):
    if temperature == 0:
        return np.argmax(logits)
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
