# wrong: one loss per sample instead of their mean
# accept: not_reduced
def bce_with_logits(z, y):
    return np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z))) - y * z
