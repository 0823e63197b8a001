# wrong: the minus sign of -log D is missing
# accept: plays_for_the_other_side negated
def g_loss(fake_logits, saturating=False):
    log_d = -np.logaddexp(0, -fake_logits)
    log_not_d = -np.logaddexp(0, fake_logits)
    if saturating:
        return log_not_d.mean()
    return log_d.mean()
