# wrong: the absolute value is missing, so exp(-z) overflows for z = -1000 and the loss is wrong for negative z
# accept: absolute_missing
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) + np.log(1 + np.exp(-z)) - y * z)
