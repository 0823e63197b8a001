# right: np.where with the safe exponential
def g_gradient(fake_logits, saturating=False):
    e = np.exp(-np.abs(fake_logits))
    d = np.where(fake_logits >= 0, 1 / (1 + e), e / (1 + e))
    grad = -d if saturating else d - 1
    return (grad / fake_logits.size).astype(fake_logits.dtype)
