# right: np.vectorize of a scalar function and np.sum / size
def d_loss(real_logits, fake_logits):
    nll = np.vectorize(lambda v: np.log1p(np.exp(-abs(v))) + max(-v, 0.0), otypes=[float])
    return nll(real_logits).sum() / real_logits.size + nll(-fake_logits).sum() / fake_logits.size
