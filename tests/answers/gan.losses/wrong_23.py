# wrong: saturating and non-saturating gradients are swapped
# accept: forms_swapped
def g_gradient(fake_logits, saturating=False):
    d = np.exp(-np.logaddexp(0, -fake_logits))
    g = d - 1 if saturating else -d
    return (g / fake_logits.size).astype(fake_logits.dtype)
