# wrong: sum instead of mean
# accept: not_averaged
def bce_with_logits(z, y):
    return np.sum(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - y * z)
