# right: logaddexp
def bce_with_logits(z, y):
    return (np.logaddexp(0, z) - y * z).mean()
