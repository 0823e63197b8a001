# wrong: clips z to ±5, so the probabilities of larger logits are wrong
# accept: clipped_range
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
