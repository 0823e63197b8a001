# wrong: at temperature 0 all symbols get the same probability
# accept: zero_as_infinity
def next_probs(logits, temperature):
    if temperature == 0:
        return np.ones(len(logits)) / len(logits)
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
