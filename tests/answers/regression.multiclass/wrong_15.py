# wrong: logits are clipped to 10, which changes the probabilities
# accept: clipped_range
def softmax(z):
    e = np.exp(np.clip(z, -10, 10))
    return e / e.sum(axis=1, keepdims=True)
