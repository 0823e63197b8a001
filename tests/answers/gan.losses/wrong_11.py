# wrong: mean over the first axis only, returns an array instead of a number
# accept: not_reduced axis_left_over
def d_loss(real_logits, fake_logits):
    real = np.logaddexp(0, -real_logits).mean(axis=0)
    fake = np.logaddexp(0, fake_logits).mean(axis=0)
    return real + fake
