# wrong: log(1 - D) is computed from the sigmoid, which gives -inf at +1000
# accept: overflows log_of_zero
def g_loss(fake_logits, saturating=False):
    if saturating:
        d = np.exp(-np.logaddexp(0, -fake_logits))
        return np.mean(np.log(1 - d))
    return np.mean(np.logaddexp(0, -fake_logits))
