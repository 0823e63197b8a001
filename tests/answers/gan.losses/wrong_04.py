# wrong: the sum of the two means is halved
# accept: halved
def d_loss(real_logits, fake_logits):
    real = np.logaddexp(0, -real_logits).mean()
    fake = np.logaddexp(0, fake_logits).mean()
    return (real + fake) / 2
