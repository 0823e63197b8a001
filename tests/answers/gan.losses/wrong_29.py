# wrong: the gradient is averaged to one number instead of keeping the shape
# accept: scalar_instead
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    g = -d if saturating else d - 1
    return g.mean()
