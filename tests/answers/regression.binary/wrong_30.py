# wrong: the minus in front of the cross-entropy is missing
# accept: negated
def bce_with_logits(z, y):
    return np.mean(-np.logaddexp(0, z) + y * z)
