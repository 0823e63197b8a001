# wrong: large logits overflow, the maximum is not subtracted
# accept: overflows
def next_probs(logits, temperature):
    if temperature == 0:
        p = np.zeros(len(logits))
        p[np.argmax(logits)] = 1
        return p
    e = np.exp(logits / temperature)
    return e / e.sum()
