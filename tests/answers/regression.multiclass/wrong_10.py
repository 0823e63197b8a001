# wrong: logits are divided by the largest instead of lowered by it
# accept: divided_by_largest
def softmax(z):
    e = np.exp(z / z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
