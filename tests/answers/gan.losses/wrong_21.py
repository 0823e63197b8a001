# wrong: the gradient is not divided by the number of logits, the mean is forgotten
# accept: not_averaged summed
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    if saturating:
        return (-d).astype(fake_logits.dtype)
    return (d - 1).astype(fake_logits.dtype)
