# wrong: the temperature is kept away from 0 at 0.1, so at 0 other symbols still get probability
# accept: zero_not_exact
def next_probs(logits, temperature):
    z = logits / max(temperature, 0.1)
    e = np.exp(z - z.max())
    return e / e.sum()
