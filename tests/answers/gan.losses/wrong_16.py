# wrong: the logarithm of the mean instead of the mean of the logarithms
# accept: averaged_too_early
def g_loss(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    if saturating:
        return np.log(1 - d.mean())
    return -np.log(d.mean())
