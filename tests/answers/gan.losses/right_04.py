# right: the stable formula max(z,0) - z*t + log1p(exp(-|z|)) from the TensorFlow manual
def d_loss(real_logits, fake_logits):
    def bce(z, t):
        return np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))))
    return float(bce(real_logits, 1) + bce(fake_logits, 0))
