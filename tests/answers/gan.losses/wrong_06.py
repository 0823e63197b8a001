# wrong: sums instead of means
# accept: summed not_averaged
def d_loss(real_logits, fake_logits):
    return np.logaddexp(0, -real_logits).sum() + np.logaddexp(0, fake_logits).sum()
