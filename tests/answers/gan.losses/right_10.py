# right: one formula with a sign
def g_loss(fake_logits, saturating=False):
    sign = -1 if saturating else 1
    return sign * np.logaddexp(0, -sign * fake_logits).mean()
