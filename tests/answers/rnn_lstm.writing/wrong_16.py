# wrong: the raised NotImplementedError is left above the answer
# accept: stub_left
def next_probs(logits, temperature):
    raise NotImplementedError()
    if temperature == 0:
        return np.eye(len(logits))[np.argmax(logits)]
    z = logits / temperature
    e = np.exp(z - z.max())
    return e / e.sum()
