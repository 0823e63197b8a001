# wrong: the saturating loss has the wrong sign, it returns -log(1 - D), which is D's own term
# accept: saturating_sign negated
def g_loss(fake_logits, saturating=False):
    if saturating:
        return np.logaddexp(0, fake_logits).mean()
    return np.logaddexp(0, -fake_logits).mean()
