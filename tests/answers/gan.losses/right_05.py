# right: scipy log_expit
from scipy.special import log_expit

def d_loss(real_logits, fake_logits):
    log_d_real = log_expit(real_logits)
    log_1_minus_d_fake = log_expit(-fake_logits)
    return -np.mean(log_d_real) - np.mean(log_1_minus_d_fake)
