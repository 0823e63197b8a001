# wrong: the exponential is written into z with out=z
# accept: changes_input
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True), out=z)
    return e / e.sum(axis=1, keepdims=True)
