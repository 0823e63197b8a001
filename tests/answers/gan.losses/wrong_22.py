# wrong: the sign of the gradient of the usual loss is turned round, 1 - D instead of D - 1
# accept: plays_for_the_other_side negated
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    g = -d if saturating else 1 - d
    return (g / fake_logits.size).astype(fake_logits.dtype)
