# wrong: the term y * z is missing
# accept: label_term_missing
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z))))
