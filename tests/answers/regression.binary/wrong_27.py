# wrong: the second argument of np.max is an axis, so the largest logit of all samples is used
# accept: maximum_over_axis
def bce_with_logits(z, y):
    return np.mean(np.max(z, 0) + np.log(1 + np.exp(-np.abs(z))) - y * z)
