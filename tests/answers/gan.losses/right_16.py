# right: sigmoid by exp of minus logaddexp
def g_gradient(fake_logits, saturating=False):
    z = fake_logits.astype(np.float64)
    if saturating:
        g = -np.exp(-np.logaddexp(0, -z))
    else:
        g = -np.exp(-np.logaddexp(0, z))
    return np.array(g / z.size, dtype=fake_logits.dtype)
