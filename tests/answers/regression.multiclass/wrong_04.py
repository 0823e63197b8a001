# wrong: the largest of the whole table is subtracted, so rows far below it become 0/0
# accept: one_maximum_for_all nan_for_edge
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
