# right: everything in base two with logaddexp2
def bits_per_char(logits, targets):
    z = np.asarray(logits, dtype=float) * np.log2(np.e)
    norm = np.logaddexp2.reduce(z, axis=1)
    right = np.take_along_axis(z, np.asarray(targets)[:, None], axis=1)[:, 0]
    return np.mean(norm - right)
