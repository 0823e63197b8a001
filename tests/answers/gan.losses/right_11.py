# right: uses log(1-D) = log D - z
def g_loss(fake_logits, saturating=False):
    log_d = -np.logaddexp(0, -fake_logits)
    if saturating:
        return np.mean(log_d - fake_logits)
    else:
        return -np.mean(log_d)
