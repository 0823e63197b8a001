# wrong: all logits are put into one mean instead of one mean for each kind
# accept: one_mean
def d_loss(real_logits, fake_logits):
    a = np.logaddexp(0, -real_logits).ravel()
    b = np.logaddexp(0, fake_logits).ravel()
    return np.concatenate([a, b]).mean()
