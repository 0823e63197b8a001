# wrong: an epsilon of 1e-8 inside the logarithm caps the loss near 18 for large logits
# accept: epsilon_in_log
def d_loss(real_logits, fake_logits):
    eps = 1e-8
    sig = lambda z: 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(np.log(sig(real_logits) + eps)) - np.mean(np.log(1 - sig(fake_logits) + eps))
