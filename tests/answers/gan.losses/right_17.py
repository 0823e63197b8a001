# right: sigmoid by tanh in float64
def g_gradient(fake_logits, saturating=False):
    D = 0.5 * (1 + np.tanh(np.asarray(fake_logits, np.float64) / 2))
    if not saturating:
        D = D - 1
    else:
        D = -D
    return (D / D.size).astype(fake_logits.dtype)
