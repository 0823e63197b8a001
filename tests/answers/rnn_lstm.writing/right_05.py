# right: by the log-probabilities, differences of all pairs
def next_probs(logits, temperature):
    K = len(logits)
    if not temperature:
        return (np.arange(K) == np.argmax(logits)).astype(float)
    z = np.array(logits, dtype=np.float64) / temperature
    return np.exp(z - np.logaddexp.reduce(z))
