# wrong: log(1 + exp(-z)) written out, which overflows to infinity at -1000
# accept: overflows
def g_loss(fake_logits, saturating=False):
    if saturating:
        return -np.log(1 + np.exp(fake_logits)).mean()
    return np.log(1 + np.exp(-fake_logits)).mean()
