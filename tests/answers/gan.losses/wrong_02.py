# wrong: the labels are swapped, real samples are treated as fake and the other way round
# accept: labels_swapped
def d_loss(real_logits, fake_logits):
    return np.logaddexp(0, real_logits).mean() + np.logaddexp(0, -fake_logits).mean()
