# right: shift before dividing, numbers equal to the maximum share at temperature 0
def next_probs(logits, temperature):
    gap = logits - np.max(logits)
    weight = np.where(gap == 0, 1.0, 0.0) if temperature == 0 else np.exp(gap / temperature)
    return weight / np.sum(weight)
