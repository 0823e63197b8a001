# wrong: returns log-probabilities
# accept: log_probabilities
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    z = logits / temperature
    z = z - z.max()
    return z - np.log(np.exp(z).sum())
