# wrong: returns float64 when the logits are float32
# accept: promotes_dtype
def g_gradient(fake_logits, saturating=False):
    z = np.array(fake_logits, dtype=float)
    d = np.exp(-np.logaddexp(0, -z))
    if saturating:
        return -d / z.size
    return (d - 1) / z.size
