# wrong: the result is written into the array of logits
# accept: changes_input
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    fake_logits[...] = (-d if saturating else d - 1) / fake_logits.size
    return fake_logits
