# wrong: divides by len, which is the first axis only
# accept: divided_by_first_axis
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    g = -d if saturating else d - 1
    return (g / len(fake_logits)).astype(fake_logits.dtype)
