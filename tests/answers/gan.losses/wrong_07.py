# wrong: the sign is turned round, the quantity that D maximises is returned instead of the loss
# accept: negated
def d_loss(real_logits, fake_logits):
    return -np.logaddexp(0, -real_logits).mean() - np.logaddexp(0, fake_logits).mean()
