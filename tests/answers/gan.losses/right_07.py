# right: vectorised, logaddexp
def g_loss(fake_logits, saturating=False):
    if saturating:
        return -np.mean(np.logaddexp(0, fake_logits))
    return np.mean(np.logaddexp(0, -fake_logits))
