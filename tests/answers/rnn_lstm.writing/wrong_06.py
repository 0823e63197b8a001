# wrong: temperature 0 is taken as no temperature, the plain softmax
# accept: zero_as_one
def next_probs(logits, temperature):
    z = logits
    if temperature != 0:
        z = z / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
