# wrong: the losses are returned one per sample, without the mean
# accept: not_reduced
def g_loss(fake_logits, saturating=False):
    if saturating:
        return -np.logaddexp(0, fake_logits)
    return np.logaddexp(0, -fake_logits)
