# wrong: returns the derivative of the sigmoid, D(1 - D), for both losses
# accept: slope_only
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    g = d * (1 - d) / fake_logits.size
    return g if saturating else -g
