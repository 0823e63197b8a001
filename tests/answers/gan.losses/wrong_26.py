# wrong: the gradient with respect to D instead of the logit, the derivative of the sigmoid is missing
# accept: with_respect_to_d
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    if saturating:
        g = -1 / (1 - d)
    else:
        g = -1 / d
    return (g / fake_logits.size).astype(fake_logits.dtype)
