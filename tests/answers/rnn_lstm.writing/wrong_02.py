# wrong: temperature 0 is not treated apart, division by zero gives nan
# accept: zero_not_handled
def next_probs(logits, temperature):
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
