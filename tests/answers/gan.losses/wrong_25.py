# wrong: the sigmoid exp(z) / (1 + exp(z)) becomes nan at +1000
# accept: overflows
def g_gradient(fake_logits, saturating=False):
    d = np.exp(fake_logits) / (1 + np.exp(fake_logits))
    g = -d if saturating else d - 1
    return g / fake_logits.size
