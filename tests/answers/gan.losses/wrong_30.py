# wrong: the gradient of the saturating loss has the wrong sign
# accept: saturating_sign negated
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    g = d if saturating else d - 1
    return (g / fake_logits.size).astype(fake_logits.dtype)
