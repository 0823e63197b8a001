# wrong: the sigmoid is computed first and its logarithm taken, so that ±1000 gives infinity or nan
# accept: overflows log_of_zero
def d_loss(real_logits, fake_logits):
    D_real = 1 / (1 + np.exp(-real_logits))
    D_fake = 1 / (1 + np.exp(-fake_logits))
    return -np.mean(np.log(D_real)) - np.mean(np.log(1 - D_fake))
