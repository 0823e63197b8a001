# wrong: the sum is divided by the length of the first axis only, not by the number of logits
# accept: divided_by_first_axis
def g_loss(fake_logits, saturating=False):
    if saturating:
        s = -np.logaddexp(0, fake_logits).sum()
    else:
        s = np.logaddexp(0, -fake_logits).sum()
    return s / len(fake_logits)
