# wrong: normalises the logits themselves, the exponential is missing
# accept: exponential_missing
def softmax(z):
    s = z - z.min(axis=1, keepdims=True)
    return s / s.sum(axis=1, keepdims=True)
