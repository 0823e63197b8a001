# wrong: the fake logits get the same sign as the real ones, so D is rewarded for calling fakes real
# accept: all_called_real
def d_loss(real_logits, fake_logits):
    real = np.logaddexp(0, -real_logits).mean()
    fake = np.logaddexp(0, -fake_logits).mean()
    return real + fake
