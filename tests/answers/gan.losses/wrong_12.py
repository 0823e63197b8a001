# wrong: the two losses are the wrong way round, saturating and not saturating are swapped
# accept: forms_swapped
def g_loss(fake_logits, saturating=False):
    if saturating:
        return np.logaddexp(0, -fake_logits).mean()
    return -np.logaddexp(0, fake_logits).mean()
