# wrong: the largest is subtracted in the numerator only
# accept: shifted_once
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / np.exp(z).sum(axis=1, keepdims=True)
