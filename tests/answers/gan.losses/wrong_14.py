# wrong: the argument saturating is ignored
def g_loss(fake_logits, saturating=False):
    return np.mean(np.logaddexp(0, -fake_logits))
