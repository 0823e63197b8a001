# wrong: the two losses are added element by element before the mean, which fails when the numbers of real and fake logits differ
# accept: added_before_mean
def d_loss(real_logits, fake_logits):
    losses = np.logaddexp(0, -real_logits) + np.logaddexp(0, fake_logits)
    return losses.mean()
