# wrong: the argument saturating is ignored
# accept: switch_ignored argument_ignored
def g_loss(fake_logits, saturating=False):
    return np.mean(np.logaddexp(0, -fake_logits))
