# wrong: divided by the sum of the whole table
# accept: over_everything only_batch_of_one
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()
