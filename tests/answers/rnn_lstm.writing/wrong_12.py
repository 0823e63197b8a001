# wrong: the sum is missing, the exponentials are not normed
# accept: not_normalised
def next_probs(logits, temperature):
    if temperature == 0:
        return (logits == logits.max()).astype(float)
    z = logits / temperature
    return np.exp(z - z.max())
