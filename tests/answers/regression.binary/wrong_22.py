# wrong: plus y * z instead of minus
# accept: label_term_sign
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z))) + y * z)
